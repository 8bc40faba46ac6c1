package io.incidentledger.command.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the ends of the topics: what is really there, whatever anybody remembers of having sent.
 */
final class TopicTails {
    /** Mostly the cursor is some milliseconds behind, and this reaches it at once. */
    private static final int FIRST_DEPTH = 100;

    private static final int DEEPER = 8;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,18}");

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Lane> lanes =
            Placements.LANES.stream()
                    .collect(
                            toMap(
                                    lane ->
                                            new TopicPartition(
                                                    lane.topic().topicName(), lane.partition()),
                                    Function.identity()));

    private TopicTails(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * The tail of every lane.
     *
     * @param acknowledged each tail reaches back to a record at or below this position of its
     *     topic, or to the beginning
     * @throws KafkaException when the broker does not answer in time
     */
    static Map<Lane, Tail> read(Map<String, Object> kafka, Map<Topic, Long> acknowledged) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return new TopicTails(consumer).read(acknowledged);
        }
    }

    private Map<Lane, Tail> read(Map<Topic, Long> acknowledged) {
        Map<TopicPartition, Long> begin = consumer.beginningOffsets(lanes.keySet(), TIMEOUT);
        Map<TopicPartition, Long> end = consumer.endOffsets(lanes.keySet(), TIMEOUT);
        Map<Lane, Tail> tails = new HashMap<>();
        Set<TopicPartition> wanted = new HashSet<>(lanes.keySet());
        for (long depth = FIRST_DEPTH; !wanted.isEmpty(); depth *= DEEPER) {
            Map<TopicPartition, Long> from = new HashMap<>();
            for (TopicPartition partition : wanted) {
                from.put(
                        partition,
                        Math.max(known(begin, partition), known(end, partition) - depth));
            }
            Map<TopicPartition, Tail> read = scan(from, end);
            read.forEach((partition, tail) -> tails.put(known(lanes, partition), tail));
            wanted.removeIf(
                    partition ->
                            known(from, partition).equals(known(begin, partition))
                                    || known(read, partition)
                                            .anchoredAt(
                                                    known(
                                                            acknowledged,
                                                            known(lanes, partition).topic())));
        }
        return tails;
    }

    private Map<TopicPartition, Tail> scan(
            Map<TopicPartition, Long> from, Map<TopicPartition, Long> end) {
        Map<TopicPartition, Tail> tails = new HashMap<>();
        consumer.assign(from.keySet());
        from.forEach(
                (partition, offset) -> {
                    consumer.seek(partition, offset);
                    tails.put(partition, new Tail(new TreeMap<>()));
                });
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!reached(from.keySet(), end)) {
            if (System.nanoTime() > deadline) {
                throw new KafkaException("The ends of the topics could not be read in time");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                Tail tail = known(tails, new TopicPartition(record.topic(), record.partition()));
                Optional<Long> number = decimal(record, RecordHeader.NUMBER);
                Optional<Long> position = decimal(record, RecordHeader.POSITION);
                Optional<String> id = text(record, RecordHeader.ID);
                if (number.isPresent() && position.isPresent() && id.isPresent()) {
                    tail.records().put(number.get(), new Tail.Entry(position.get(), id.get()));
                }
            }
        }
        return tails;
    }

    private boolean reached(Collection<TopicPartition> partitions, Map<TopicPartition, Long> end) {
        return partitions.stream()
                .allMatch(partition -> consumer.position(partition) >= known(end, partition));
    }

    private static Optional<Long> decimal(ConsumerRecord<?, ?> record, String key) {
        return text(record, key).filter(text -> DECIMAL.matcher(text).matches()).map(Long::valueOf);
    }

    private static Optional<String> text(ConsumerRecord<?, ?> record, String key) {
        return Optional.ofNullable(record.headers().lastHeader(key))
                .map(Header::value)
                .map(value -> new String(value, UTF_8));
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        return requireNonNull(map.get(key));
    }
}
