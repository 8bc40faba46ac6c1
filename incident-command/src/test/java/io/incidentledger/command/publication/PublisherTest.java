package io.incidentledger.command.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.api.stream.Watermark;
import io.incidentledger.command.publication.PublisherStatus.State;
import io.incidentledger.command.store.EventEngine;
import io.incidentledger.command.store.OpenTransaction;
import io.incidentledger.command.store.StoreFixture;
import io.incidentledger.command.store.StoreTransactions;
import io.incidentledger.command.store.WireSerializer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class PublisherTest {
    record ImpactNoted(String service) {}

    private static final String INCIDENT = "INC-2026-000001";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final List<Publisher> started = new ArrayList<>();
    private StoreFixture store;
    private TopicsFixture topics;

    /** For machines that have other work to do. */
    @BeforeAll
    static void patience() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    @BeforeEach
    void emptyStoreAndNoTopics() {
        store = StoreFixture.fresh();
        topics = new TopicsFixture();
    }

    @AfterEach
    void stop() {
        started.forEach(Publisher::close);
        topics.close();
    }

    @Nested
    class WhatIsPublished {
        @Test
        void isAValidCloudEventWithTheStoredBytesAndAllItsHeaders() {
            EventEngine engine =
                    EventEngine.create(
                            new StoreTransactions(store.application()),
                            WireSerializer.ofSimpleNames(List.of(ImpactNoted.class), MAPPER));
            GenericDomainEventMessage<ImpactNoted> event =
                    new GenericDomainEventMessage<>(
                            "Incident",
                            INCIDENT,
                            0,
                            new ImpactNoted("mail"),
                            MetaData.with("issuer", "urn:test").and("subject", "anna"));
            engine.appendEvents(event);
            start();

            await().until(() -> topics.events().size() == 1);
            ConsumerRecord<byte[], byte[]> record = topics.records(Topic.EVENTS).getFirst();
            try (CloudEventDeserializer deserializer = new CloudEventDeserializer()) {
                CloudEvent read =
                        deserializer.deserialize(record.topic(), record.headers(), record.value());
                assertThat(read.getId()).isEqualTo(event.getIdentifier());
                assertThat(read.getType()).isEqualTo("ImpactNoted");
                assertThat(read.getExtension("actorissuer")).isEqualTo("urn:test");
                assertThat(read.getExtension("actorsubject")).isEqualTo("anna");
            }
            assertThat(record.value()).isEqualTo("{\"service\":\"mail\"}".getBytes(UTF_8));
            assertThat(record.key()).isEqualTo(INCIDENT.getBytes(UTF_8));
            assertThat(record.partition()).isEqualTo(Lane.of("Incident", INCIDENT).partition());
        }

        /** Fails when the scan goes on from the end of the snapshot. */
        @Test
        void isEverythingOnceAndInOrderWhileTransactionsOverlap() throws SQLException {
            start();
            try (OpenTransaction held = store.begin();
                    OpenTransaction burst = store.begin()) {
                held.append("held", 0);
                burst.appendMany("burst-", 50, 5_000).commit();
                for (int i = 0; i < 20; i++) {
                    store.append(INCIDENT, i);
                }
                held.commit();
            }

            await().until(() -> topics.events().size() == 5_021);
            assertNumbersDense();
            assertStreamsInOrder();
        }

        @Test
        void isToldByTheWatermark() throws SQLException {
            store.append(INCIDENT, 0);
            store.append(INCIDENT, 1);
            store.append("catalogue", 0);
            start();

            await().until(() -> lastWatermark().position() == 2);
            Watermark watermark = lastWatermark();
            assertThat(watermark.numbers())
                    .isEqualTo(
                            Map.of(
                                    Topic.EVENTS.topicName(),
                                    Map.of("11", 1L),
                                    Topic.CATALOGUE.topicName(),
                                    Map.of("0", 0L)));
            assertThat(watermark.recordedUntil())
                    .isAfterOrEqualTo(topicTime(topics.records(Topic.CATALOGUE).getFirst()));
            await().until(() -> lastWatermark().recordedUntil().isAfter(watermark.recordedUntil()));
        }

        /** Fails when {@code wake} does nothing. */
        @Test
        void comesAtOnceWhenWoken() throws SQLException {
            Publisher patient = start(Duration.ofHours(1));
            await().until(() -> lastWatermark().position() == -1);

            store.append(INCIDENT, 0);
            patient.wake();

            await().until(() -> topics.events().size() == 1);
        }
    }

    /** Fails when {@code lock} always succeeds: both are active. */
    @Nested
    class OfTwoPublishers {
        @Test
        void oneIsActiveAndTheOtherTakesOverWhenItsConnectionDies() throws SQLException {
            Publisher first = start();
            await().until(() -> first.status().state() == State.ACTIVE);
            Publisher second = start();
            store.append(INCIDENT, 0);
            await().until(() -> topics.events().size() == 1);
            assertThat(second.status().state()).isEqualTo(State.STANDBY);

            endConnectionOfTheActiveOne();
            await().until(() -> second.status().state() == State.ACTIVE);
            store.append(INCIDENT, 1);

            await().until(() -> topics.events().size() >= 2);
            assertThat(topics.events()).containsExactly(INCIDENT + "@0", INCIDENT + "@1");
            assertThat(first.status().state()).isEqualTo(State.STANDBY);
        }
    }

    @Nested
    class OnTakingOver {
        /** Fails when it goes on from the cursor: the events are there twice. */
        @Test
        void nothingIsSentAgainThatWasSentButNotNoted() throws SQLException {
            publish(30);
            store.asOwner().sql("UPDATE publication_cursor SET position = -1").update();
            store.append(INCIDENT, 30);

            publishUntil(31);

            assertNumbersDense();
        }

        /** Fails when it goes on from the cursor: the tail stays lost. */
        @Test
        void aLostTailIsFilledUpAndReported() throws Exception {
            publish(30);
            List<ConsumerRecord<byte[], byte[]>> before = topics.records(Topic.EVENTS);
            topics.delete(Topic.EVENTS);
            new Topics(TopicsFixture.KAFKA, 1, 1).ensure();
            for (ConsumerRecord<byte[], byte[]> record : before.subList(0, 12)) {
                topics.produce(record);
            }

            Publisher publisher = publishUntil(30);

            assertThat(publisher.status().reason()).contains("18 acknowledged events");
            assertNumbersDense();
            assertThat(topics.records(Topic.EVENTS))
                    .extracting(record -> TopicsFixture.header(record, RecordHeader.ID))
                    .isEqualTo(
                            before.stream()
                                    .map(record -> TopicsFixture.header(record, RecordHeader.ID))
                                    .toList());
        }

        /** Fails when foreign records are not looked for. */
        @Test
        void aTopicAheadOfTheStoreHaltsIt() throws Exception {
            publish(3);
            ConsumerRecord<byte[], byte[]> last = topics.records(Topic.EVENTS).getLast();
            replace(last.headers(), RecordHeader.NUMBER, "3");
            replace(last.headers(), RecordHeader.POSITION, "3");
            topics.produce(last);

            Publisher publisher = start();

            await().until(() -> publisher.status().state() == State.HALTED);
            assertThat(publisher.status().reason())
                    .contains("number 3 that the event store has not given");
            store.append(INCIDENT, 3);
            assertThat(topics.events()).hasSize(4);
        }

        @Test
        void anotherEventUnderAKnownNumberHaltsIt() throws Exception {
            publish(3);
            ConsumerRecord<byte[], byte[]> last = topics.records(Topic.EVENTS).getLast();
            replace(last.headers(), RecordHeader.ID, "0197a5d0-0000-7000-8000-000000000001");
            topics.produce(last);

            Publisher publisher = start();

            await().until(() -> publisher.status().state() == State.HALTED);
            assertThat(publisher.status().reason()).contains("belongs to another event");
        }

        @Test
        void aStoreFromAnotherClusterHaltsIt() throws SQLException {
            publish(3);
            store.asOwner().sql("UPDATE publication_cursor SET scan_from = '9000000000'").update();

            Publisher publisher = start();

            await().until(() -> publisher.status().state() == State.HALTED);
            assertThat(publisher.status().reason()).contains("restored from a dump");
        }

        /** Fails when existing topics are not compared. */
        @Test
        void topicsWithOtherSettingsHaltIt() throws Exception {
            topics.create(Topic.EVENTS, 6, Map.of("retention.ms", "1000"));

            Publisher publisher = start();

            await().until(() -> publisher.status().state() == State.HALTED);
            assertThat(publisher.status().reason())
                    .contains(
                            "incident.events.v1 has 6 partitions, not 12",
                            "incident.events.v1 has retention.ms=1000, not -1",
                            "message.timestamp.type=CreateTime, not LogAppendTime");
        }
    }

    @Nested
    class WhenTheBrokerRefusesARecord {
        /**
         * Records after the refused one may get through. Fails when the watermark does not wait for
         * the acknowledgement, and when the cursor moves over what was merely sent.
         */
        @Test
        void itIsSentAgainUntilItGetsThroughAndNoneIsMissing() throws Exception {
            Publisher publisher = start();
            await().until(() -> publisher.status().state() == State.ACTIVE);
            topics.set(Topic.EVENTS, "max.message.bytes", "2000");
            String large = "{\"x\":\"" + random(20_000) + "\"}";
            try (OpenTransaction transaction = store.begin()) {
                transaction.append(INCIDENT, 0).append(INCIDENT, 1, large);
                for (int i = 2; i < 200; i++) {
                    transaction.append(INCIDENT, i);
                }
                transaction.commit();
            }
            await().until(
                            () ->
                                    String.valueOf(publisher.status().reason())
                                            .contains("could not be sent"));

            assertThat(noted()).isLessThan(1);
            assertThat(lastWatermark().recordedUntil()).isBefore(recordedAt(199));

            topics.set(Topic.EVENTS, "max.message.bytes", "1048588");

            await().until(() -> publisher.status().acknowledged() == 199);
            assertThat(topics.events()).contains(INCIDENT + "@1").hasSizeGreaterThanOrEqualTo(200);
            assertThat(topics.events().stream().distinct()).hasSize(200);
        }
    }

    private Publisher start() {
        return start(Duration.ofMillis(20));
    }

    private Publisher start(Duration poll) {
        Publisher publisher =
                new Publisher(
                        new PublisherSettings(
                                store.address(),
                                TopicsFixture.KAFKA,
                                URI.create("urn:incident-ledger:test"),
                                1,
                                1,
                                poll),
                        MAPPER);
        started.add(publisher);
        publisher.start();
        return publisher;
    }

    /** Appends and publishes that many events of one incident, and stops. */
    private void publish(int events) throws SQLException {
        for (int i = 0; i < events; i++) {
            store.append(INCIDENT, i);
        }
        publishUntil(events).close();
        assertThat(noted()).isEqualTo(events - 1);
    }

    private long noted() {
        return store.asOwner()
                .sql("SELECT position FROM publication_cursor")
                .query(Long.class)
                .single();
    }

    private Instant recordedAt(long position) {
        return store.asOwner()
                .sql("SELECT recorded_at FROM publication WHERE position = ?")
                .param(position)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private Publisher publishUntil(int events) {
        Publisher publisher = start();
        await().until(
                        () ->
                                publisher.status().acknowledged() == events - 1
                                        && lastWatermark().position() == events - 1);
        return publisher;
    }

    private void endConnectionOfTheActiveOne() throws SQLException {
        List<Boolean> ended =
                store
                        .asApplication()
                        .sql(
                                """
                                SELECT pg_terminate_backend(l.pid)
                                  FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                                 WHERE l.locktype = 'advisory' AND l.granted
                                   AND d.datname = current_database()
                                """)
                        .query(Boolean.class)
                        .list()
                        .stream()
                        .map(Boolean.TRUE::equals)
                        .toList();
        assertThat(ended).containsExactly(true);
    }

    private Watermark lastWatermark() {
        List<ConsumerRecord<byte[], byte[]>> watermarks = topics.records(Topic.PUBLICATION);
        return watermarks.isEmpty()
                ? new Watermark(Long.MIN_VALUE, Instant.EPOCH, Map.of())
                : MAPPER.readValue(watermarks.getLast().value(), Watermark.class);
    }

    private static Instant topicTime(ConsumerRecord<byte[], byte[]> record) {
        return Instant.parse(TopicsFixture.header(record, RecordHeader.TIME));
    }

    private static void replace(Headers headers, String key, String value) {
        headers.remove(key).add(key, value.getBytes(UTF_8));
    }

    /** Text that does not compress. */
    private static String random(int length) {
        StringBuilder text = new StringBuilder();
        Random random = new Random(42);
        while (text.length() < length) {
            text.append(Long.toHexString(random.nextLong()));
        }
        return text.toString();
    }

    private void assertNumbersDense() {
        Map<Integer, Long> next = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : topics.records(Topic.EVENTS)) {
            assertThat(TopicsFixture.header(record, RecordHeader.NUMBER))
                    .isEqualTo(
                            Long.toString(
                                    next.merge(record.partition(), 0L, (last, none) -> last + 1)));
        }
    }

    private void assertStreamsInOrder() {
        Map<String, Long> next = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : topics.records(Topic.EVENTS)) {
            String stream = TopicsFixture.header(record, RecordHeader.STREAM);
            assertThat(TopicsFixture.header(record, RecordHeader.SEQUENCE))
                    .as(stream)
                    .isEqualTo(Long.toString(next.merge(stream, 0L, (last, none) -> last + 1)));
        }
    }
}
