package io.incidentledger.command.publication;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import tools.jackson.databind.json.JsonMapper;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the topics with the store, record by record. It changes nothing, and publication goes on
 * meanwhile: what comes later is not looked at.
 */
public final class StreamVerifier {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final PublisherSettings settings;
    private final RecordEncoder encoder;

    /**
     * @param settings those of the publisher
     * @param mapper of what is stored
     */
    public StreamVerifier(PublisherSettings settings, JsonMapper mapper) {
        this.settings = settings;
        this.encoder = new RecordEncoder(settings.source(), mapper);
    }

    /**
     * Compares all of it.
     *
     * @throws KafkaException if the broker does not answer in time
     * @throws SQLException if the store does not
     */
    public StreamReport verify() throws SQLException {
        Map<String, Object> kafka = new HashMap<>(settings.kafka());
        kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        kafka.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        kafka.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (StoreSession store = StoreSession.open(settings.store());
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(
                                kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            long acknowledged = store.transaction(Cursor::read).position();
            // The ends first: whatever is before them, the store has given its number by then.
            List<TopicPartition> partitions =
                    Placements.LANES.stream().map(this::partition).toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, TIMEOUT);
            Map<Lane, Long> given = store.transaction(Placements::heads).numbers();
            Map<Lane, Long> confirmed =
                    store.transaction(own -> Placements.numbers(own, acknowledged));
            Discrepancies found = new Discrepancies();
            long records = 0;
            for (Lane lane : Placements.LANES) {
                LaneComparison comparison =
                        new LaneComparison(
                                lane,
                                given.getOrDefault(lane, -1L),
                                new LaneRecords(store, encoder, lane),
                                found);
                records += read(consumer, partition(lane), ends, comparison);
                comparison.end(confirmed.getOrDefault(lane, -1L));
            }
            return new StreamReport(
                    found.counts().isEmpty(),
                    acknowledged,
                    acknowledged + 1,
                    records,
                    found.counts(),
                    found.first());
        }
    }

    private TopicPartition partition(Lane lane) {
        return new TopicPartition(lane.topic().topicName(), lane.partition());
    }

    private static long read(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            Map<TopicPartition, Long> ends,
            LaneComparison comparison) {
        long end = requireNonNull(ends.get(partition));
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long records = 0;
        long progress = System.nanoTime();
        while (consumer.position(partition, TIMEOUT) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                if (record.offset() < end) {
                    comparison.take(record);
                    records++;
                }
                progress = System.nanoTime();
            }
            if (System.nanoTime() - progress > TIMEOUT.toNanos()) {
                throw new KafkaException(partition + " could not be read to its end");
            }
        }
        return records;
    }
}
