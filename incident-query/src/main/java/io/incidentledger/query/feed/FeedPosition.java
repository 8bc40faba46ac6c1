package io.incidentledger.query.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.stream.Topic;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far one partition has been applied.
 *
 * @param topicId the broker's id of the topic, so that a topic created anew is not taken for it
 * @param nextOffset the offset of the next record to be read
 * @param leaderEpoch the leader epoch of the last record, so that a truncated log is noticed
 * @param nextNumber the publication number of the next record; unused where records have none
 * @param generation which exchange of tables was the last, so that nobody writes to the new ones
 *     what they knew of the old; 0 for none
 */
public record FeedPosition(
        Slot slot,
        UUID topicId,
        long nextOffset,
        @Nullable Integer leaderEpoch,
        long nextNumber,
        long generation) {

    /** One partition of one topic. */
    public record Slot(Topic topic, int partition) implements Comparable<Slot> {
        /** Where the records of a stream are: its incident is their key, by Kafka's own hash. */
        static Slot of(String stream) {
            if (stream.equals(CatalogueEvent.STREAM)) {
                return new Slot(Topic.CATALOGUE, 0);
            }
            int end = stream.indexOf('/');
            byte[] key = (end < 0 ? stream : stream.substring(0, end)).getBytes(UTF_8);
            int hash = Utils.toPositive(Utils.murmur2(key));
            return new Slot(Topic.EVENTS, hash % Topic.EVENTS.partitions());
        }

        /** Every partition of every topic. */
        static final List<Slot> ALL =
                Stream.of(Topic.values())
                        .flatMap(
                                topic ->
                                        IntStream.range(0, topic.partitions())
                                                .mapToObj(partition -> new Slot(topic, partition)))
                        .toList();

        TopicPartition onBroker() {
            return new TopicPartition(topic.topicName(), partition);
        }

        @Override
        public int compareTo(Slot other) {
            int byTopic = topic.compareTo(other.topic);
            return byTopic == 0 ? Integer.compare(partition, other.partition) : byTopic;
        }

        @Override
        public String toString() {
            return topic.topicName() + "-" + partition;
        }
    }

    /** Before the first record. */
    static FeedPosition start(Slot slot, UUID topicId) {
        return new FeedPosition(slot, topicId, 0, null, 0, 0);
    }

    /**
     * Past a record.
     *
     * @param number its number; null if it is none of ours
     */
    FeedPosition past(long offset, @Nullable Integer epoch, @Nullable Long number) {
        long next = number == null ? nextNumber : Math.max(nextNumber, number + 1);
        return new FeedPosition(slot, topicId, offset + 1, epoch, next, generation);
    }

    /** In front of a topic that was made anew, with all that is known of its numbers. */
    FeedPosition anew(UUID newId) {
        return new FeedPosition(slot, newId, 0, null, nextNumber, generation);
    }

    /** The same partition, to be read again from an offset. */
    FeedPosition at(long offset, @Nullable Integer epoch) {
        return new FeedPosition(slot, topicId, offset, epoch, nextNumber, generation);
    }
}
