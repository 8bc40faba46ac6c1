package io.incidentledger.command.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.api.stream.Watermark;
import io.incidentledger.command.store.StoreFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A store, its topics, and the publishers between them; all on real servers, empty at first. */
final class PublicationFixture implements AutoCloseable {
    static final String INCIDENT = "INC-2026-000001";
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** For machines that have other work to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final StoreFixture store;
    final TopicsFixture topics;
    private final List<Publisher> started = new ArrayList<>();

    PublicationFixture() {
        this(StoreFixture.fresh(), new TopicsFixture());
    }

    private PublicationFixture(StoreFixture store, TopicsFixture topics) {
        this.store = store;
        this.topics = topics;
    }

    /** The same topics, and another store. */
    PublicationFixture from(StoreFixture other) {
        return new PublicationFixture(other, topics);
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE);
    }

    Publisher start() {
        return start(Duration.ofMillis(20));
    }

    Publisher start(Duration poll) {
        return start(poll, MAPPER);
    }

    Publisher start(JsonMapper mapper) {
        return start(Duration.ofMillis(20), mapper);
    }

    private Publisher start(Duration poll, JsonMapper mapper) {
        Publisher publisher =
                new Publisher(
                        settings(poll),
                        mapper,
                        new PublicationTelemetry(
                                new SimpleMeterRegistry(), OpenTelemetry.noop().getTracer("test")));
        started.add(publisher);
        publisher.start();
        return publisher;
    }

    /** Appends and publishes that many events of one incident, and stops. */
    void publish(int events) throws SQLException {
        for (int i = 0; i < events; i++) {
            store.append(INCIDENT, i);
        }
        publishUntil(events).close();
        assertThat(noted()).isEqualTo(events - 1);
    }

    long noted() {
        return store.asOwner()
                .sql("SELECT position FROM publication_cursor")
                .query(Long.class)
                .single();
    }

    Republication republication(Publisher publisher) {
        return new Republication(settings(Duration.ofMillis(20)), MAPPER, publisher);
    }

    StreamReport verification() throws SQLException {
        return new StreamVerifier(settings(Duration.ofMillis(20)), MAPPER).verify();
    }

    private PublisherSettings settings(Duration poll) {
        return new PublisherSettings(
                store.address(),
                TopicsFixture.KAFKA,
                URI.create("urn:incident-ledger:test"),
                1,
                1,
                poll);
    }

    Publisher publishUntil(int events) {
        Publisher publisher = start();
        await().until(
                        () ->
                                publisher.status().acknowledged() == events - 1
                                        && lastWatermark().position() == events - 1);
        return publisher;
    }

    Watermark lastWatermark() {
        List<ConsumerRecord<byte[], byte[]>> watermarks = topics.records(Topic.PUBLICATION);
        return watermarks.isEmpty()
                ? new Watermark(Long.MIN_VALUE, Instant.EPOCH, Map.of())
                : MAPPER.readValue(watermarks.getLast().value(), Watermark.class);
    }

    void assertNumbersDense() {
        Map<Integer, Long> next = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : topics.records(Topic.EVENTS)) {
            assertThat(TopicsFixture.header(record, RecordHeader.NUMBER))
                    .isEqualTo(
                            Long.toString(
                                    next.merge(record.partition(), 0L, (last, none) -> last + 1)));
        }
    }

    void assertStreamsInOrder() {
        Map<String, Long> next = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : topics.records(Topic.EVENTS)) {
            String stream = TopicsFixture.header(record, RecordHeader.STREAM);
            assertThat(TopicsFixture.header(record, RecordHeader.SEQUENCE))
                    .as(stream)
                    .isEqualTo(Long.toString(next.merge(stream, 0L, (last, none) -> last + 1)));
        }
    }

    @Override
    public void close() {
        started.forEach(Publisher::close);
        topics.close();
    }
}
