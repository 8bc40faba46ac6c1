package io.incidentledger.benchmark.ceiling;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * P1 and P2: what a producer that waits for all replicas, and a consumer, do with the records of
 * the product and nothing else. A topic of its own, of as many partitions as that of the product.
 */
public final class BareTopic implements AutoCloseable {
    private static final int PARTITIONS = 12;
    private static final Duration POLL = Duration.ofMillis(100);

    private final String name = "ceiling-" + UUID.randomUUID();
    private final String bootstrapServers;
    private final List<ConsumerRecord<byte[], byte[]>> records;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private volatile @Nullable Exception failure;

    /**
     * @param records what is sent, again and again
     */
    public BareTopic(String bootstrapServers, List<ConsumerRecord<byte[], byte[]>> records)
            throws InterruptedException, ExecutionException {
        this.bootstrapServers = bootstrapServers;
        this.records = List.copyOf(records);
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1))).all().get();
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "acks",
                                "all",
                                "enable.idempotence",
                                true,
                                "linger.ms",
                                5,
                                "batch.size",
                                128 * 1024,
                                "compression.type",
                                "lz4"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** P1: records a second that are acknowledged. */
    public double produce(int count) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            ConsumerRecord<byte[], byte[]> real = records.get(i % records.size());
            Future<RecordMetadata> _ =
                    producer.send(
                            new ProducerRecord<>(
                                    name, null, real.key(), real.value(), real.headers()),
                            (_, failed) -> failure = failed == null ? failure : failed);
        }
        producer.flush();
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return count * 1e9 / (System.nanoTime() - start);
    }

    /** P2: records a second that are read from the beginning, none of them looked at. */
    public double consume(int count) {
        try (KafkaConsumer<byte[], byte[]> consumer = RealRecords.consumer(bootstrapServers)) {
            consumer.assign(RealRecords.partitions(consumer, name));
            consumer.seekToBeginning(consumer.assignment());
            consumer.assignment().forEach(consumer::position);
            long start = System.nanoTime();
            for (int read = 0; read < count; ) {
                read += consumer.poll(POLL).count();
            }
            return count * 1e9 / (System.nanoTime() - start);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.deleteTopics(List.of(name));
        admin.close();
    }
}
