package io.incidentledger.benchmark.peer;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.query.feed.PublishedRecord;
import io.incidentledger.query.feed.RecordReader;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The topics of the product as Axon reads them: from the beginning, in one stream. */
final class TopicSource implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final String bootstrapServers;

    TopicSource(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken from) {
        return new Records();
    }

    private final class Records implements BlockingStream<TrackedEventMessage<?>> {
        private final KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        private final Deque<TrackedEventMessage<?>> waiting = new ArrayDeque<>();
        private long count;

        Records() {
            List<TopicPartition> all =
                    List.of(Topic.CATALOGUE, Topic.EVENTS).stream()
                            .flatMap(
                                    topic ->
                                            consumer.partitionsFor(topic.topicName()).stream()
                                                    .map(
                                                            it ->
                                                                    new TopicPartition(
                                                                            it.topic(),
                                                                            it.partition())))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return hasNextAvailable(0, TimeUnit.MILLISECONDS)
                    ? Optional.of(waiting.getFirst())
                    : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            if (waiting.isEmpty()) {
                consumer.poll(Duration.ofNanos(unit.toNanos(timeout)))
                        .forEach(it -> waiting.add(message(it)));
            }
            return !waiting.isEmpty();
        }

        private TrackedEventMessage<?> message(ConsumerRecord<byte[], byte[]> raw) {
            Topic topic =
                    raw.topic().equals(Topic.EVENTS.topicName()) ? Topic.EVENTS : Topic.CATALOGUE;
            PublishedRecord record = RecordReader.read(topic, raw);
            return new GenericTrackedDomainEventMessage<>(
                    new GlobalSequenceTrackingToken(count++),
                    new GenericDomainEventMessage<>(
                            topic.topicName(), record.stream(), record.sequence(), record));
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
                Thread.onSpinWait();
            }
            return waiting.removeFirst();
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
