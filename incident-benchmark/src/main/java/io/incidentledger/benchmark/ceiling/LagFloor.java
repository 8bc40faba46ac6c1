package io.incidentledger.benchmark.ceiling;

import io.incidentledger.benchmark.ground.Ground;
import io.incidentledger.benchmark.ground.StoredIncidents;
import io.incidentledger.benchmark.load.Clients;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * L0: what cannot be saved between a command and a view of it. One client appends a row; a record
 * is produced and polled; one row is committed beside it. Each alone, one after the other.
 */
public final class LagFloor implements AutoCloseable {
    private static final int TURNS = 200;
    private static final Duration POLL = Duration.ofMillis(500);

    private final String topic = "floor-" + UUID.randomUUID();
    private final DurableAppend appends;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Connection projections;
    private final byte[] value;

    public LagFloor(Ground ground, StoredIncidents incidents)
            throws SQLException, InterruptedException, ExecutionException {
        Map<String, Object> kafka = Map.of("bootstrap.servers", ground.bootstrapServers());
        appends = new DurableAppend(ground, incidents, 1);
        admin = Admin.create(kafka);
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", ground.bootstrapServers(), "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        consumer = RealRecords.consumer(ground.bootstrapServers());
        TopicPartition only = new TopicPartition(topic, 0);
        consumer.assign(List.of(only));
        consumer.seekToBeginning(consumer.assignment());
        consumer.position(only);
        value = RealRecords.read(ground.bootstrapServers(), 1).getFirst().value();
        projections = ground.projections();
        try (Statement statement = projections.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS floor CASCADE; CREATE SCHEMA floor");
            statement.execute("CREATE TABLE floor.row (id bigint PRIMARY KEY, payload bytea)");
        }
    }

    /** The sum of the three medians. */
    public double millis() throws SQLException, InterruptedException, ExecutionException {
        double append = appends.run(1, Duration.ofSeconds(1)).millis(50);
        double way = Clients.times(TURNS, (_, _) -> produceAndPoll()).millis(50);
        try (PreparedStatement insert =
                projections.prepareStatement(
                        """
                        INSERT INTO floor.row
                        SELECT coalesce(max(id), 0) + 1, ?::bytea FROM floor.row
                        """)) {
            insert.setBytes(1, value);
            return append + way + Clients.times(TURNS, (_, _) -> insert.execute()).millis(50);
        }
    }

    private void produceAndPoll() {
        Future<RecordMetadata> _ = producer.send(new ProducerRecord<>(topic, value));
        while (consumer.poll(POLL).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws SQLException {
        producer.close();
        consumer.close();
        admin.deleteTopics(List.of(topic));
        admin.close();
        projections.close();
        appends.close();
    }
}
