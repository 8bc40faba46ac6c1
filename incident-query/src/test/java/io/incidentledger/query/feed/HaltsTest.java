package io.incidentledger.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Projections;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Topics;
import io.incidentledger.wire.http.Caller.Answer;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HaltsTest {
    /** In partitions of their own. */
    private static final Facts BAD = Facts.of("INC-2023-000001");

    private static final Facts GOOD = Facts.of("INC-2023-000002");
    private static final int PARTITION = Publisher.partition(Topic.EVENTS, "INC-2023-000001");

    private Publisher publisher;
    private Projections projections;

    @BeforeEach
    void start() {
        Topics.fresh();
        publisher = new Publisher();
        projections = Projections.start();
        assertThat(Publisher.partition(Topic.EVENTS, "INC-2023-000002")).isNotEqualTo(PARTITION);
        publisher.publish(BAD.declared("Before"));
        await().until(() -> entries(BAD) == 1);
    }

    @AfterEach
    void stop() {
        projections.close();
        publisher.close();
    }

    @Nested
    class A_partition_is_halted_and_says_so_while_others_go_on {
        /** Fails when a gap in the numbers is let through. */
        @Test
        void when_a_number_is_missing() {
            publisher.next(BAD.note("never sent", "20:00"));
            RecordMetadata gap = publisher.send(publisher.next(BAD.note("sent", "20:01")));
            assertHalted(gap, "has the number 2 where 1 is next");
        }

        /** Fails when an unreadable record is skipped. */
        @Test
        void when_a_record_is_not_ours() {
            RecordMetadata foreign =
                    publisher.send(
                            new ProducerRecord<>(
                                    Topic.EVENTS.topicName(),
                                    PARTITION,
                                    "INC-2023-000001".getBytes(UTF_8),
                                    "hello".getBytes(UTF_8)));
            assertHalted(foreign, "is none of ours");
        }

        /** Fails when an unreadable record is skipped. */
        @Test
        void when_a_record_has_no_value() {
            ProducerRecord<byte[], byte[]> next = publisher.next(BAD.note("n", "20:00"));
            RecordMetadata tombstone =
                    publisher.send(
                            new ProducerRecord<>(
                                    next.topic(), PARTITION, next.key(), null, next.headers()));
            assertHalted(tombstone, "has no value");
        }

        /** Fails when an unreadable record is skipped. */
        @Test
        void when_a_type_is_unknown() {
            ProducerRecord<byte[], byte[]> unknown = publisher.next(BAD.note("n", "20:00"));
            Publisher.header(unknown, RecordHeader.TYPE, "CoffeeBrewed");
            assertHalted(publisher.send(unknown), "unknown type CoffeeBrewed");
        }

        /** Fails when any known type may come on any topic. */
        @Test
        void when_a_type_belongs_to_another_topic() {
            ProducerRecord<byte[], byte[]> strange = publisher.next(BAD.note("n", "20:00"));
            Publisher.header(strange, RecordHeader.TYPE, "SiteRegistered");
            assertHalted(publisher.send(strange), "unknown type SiteRegistered");
        }

        /** Fails when the header's type is believed. */
        @Test
        void when_the_value_is_of_another_type_than_its_header() {
            ProducerRecord<byte[], byte[]> twisted = publisher.next(BAD.note("n", "20:00"));
            Publisher.header(twisted, RecordHeader.TYPE, "UpdatePosted");
            assertHalted(publisher.send(twisted), "is no UpdatePosted");
        }

        /** Fails when {@code requireSameStream} does nothing. */
        @Test
        void when_the_value_is_about_another_incident_than_its_key() {
            ProducerRecord<byte[], byte[]> other = publisher.next(GOOD.note("n", "20:00"));
            ProducerRecord<byte[], byte[]> mine = publisher.next(BAD.note("n", "20:00"));
            RecordMetadata twisted =
                    publisher.send(
                            new ProducerRecord<>(
                                    mine.topic(),
                                    PARTITION,
                                    mine.key(),
                                    other.value(),
                                    mine.headers()));
            assertThat(reason(twisted)).contains("says one thing");
        }

        /** Fails when the projection does not look at the sequence. */
        @Test
        void when_an_entry_of_its_stream_is_missing() {
            ProducerRecord<byte[], byte[]> skipped = publisher.next(BAD.note("n", "20:00"));
            Publisher.header(skipped, RecordHeader.SEQUENCE, "7");
            assertHalted(publisher.send(skipped), "INC-2023-000001@7 comes where 1 is next");
        }

        /** Fails when such a record passes for a broken database. */
        @Test
        void when_it_amends_an_entry_that_is_not_there() {
            assertHalted(
                    publisher.send(publisher.next(BAD.retract(BAD.entry(99)))),
                    "amends the entry 99");
        }

        /** Fails when such a record passes for a broken database. */
        @Test
        void when_the_database_cannot_hold_it() {
            ProducerRecord<byte[], byte[]> nul = publisher.next(BAD.note("a\0b", "20:00"));
            assertHalted(publisher.send(nul), "cannot be applied");
        }

        /** Fails when a batch is not tried again record by record. */
        @Test
        void when_it_comes_in_one_batch_with_good_ones() {
            projections.close();
            publisher.publish(BAD.note("good", "20:00"));
            ProducerRecord<byte[], byte[]> poison = publisher.next(BAD.retract(BAD.entry(99)));
            RecordMetadata sent = publisher.send(poison);
            publisher.publish(BAD.note("behind it", "20:02"));
            publisher.publish(GOOD.declared("Good"));
            publisher.publish(GOOD.note("better", "20:03"));
            projections = Projections.start();
            assertThat(reason(sent)).contains("amends the entry 99");
            await().until(() -> entries(GOOD) == 2);
            assertThat(entries(BAD)).isEqualTo(2);
        }

        /** Fails when the projections do not forget what a failed attempt left in memory. */
        @Test
        void when_the_database_cannot_hold_one_of_a_batch() {
            projections.close();
            publisher.publish(BAD.note("good", "20:00"));
            RecordMetadata nul = publisher.send(publisher.next(BAD.note("a\0b", "20:01")));
            projections = Projections.on(projections.database());
            assertThat(reason(nul)).contains("cannot be applied");
            assertThat(entries(BAD)).isEqualTo(2);
        }

        /** Fails when an offset that is gone is no halt. */
        @Test
        void when_the_topic_was_cut() {
            projections.close();
            publisher.publish(BAD.note("cut off", "20:00"));
            publisher.publish(BAD.note("kept", "20:01"));
            Topics.cut(Topic.EVENTS, PARTITION, 2);
            projections = Projections.on(projections.database());
            await().until(() -> !feed().status().halts().isEmpty());
            Halt halt = feed().status().halts().getFirst();
            assertThat(halt.partition()).isEqualTo(PARTITION);
            assertThat(halt.offset()).isEqualTo(1);
            assertThat(halt.reason()).contains("the topic was cut");
            assertThat(entries(BAD)).isEqualTo(1);
        }

        private void assertHalted(RecordMetadata bad, String because) {
            assertThat(reason(bad)).contains(because);
            publisher.publish(GOOD.declared("Good"));
            publisher.publish(BAD.note("behind it", "20:02"));
            await().until(() -> entries(GOOD) == 1);
            assertThat(entries(BAD)).isEqualTo(1);
        }
    }

    @Nested
    class A_halt {
        private RecordMetadata bad;

        @BeforeEach
        void halt() {
            publisher.watermark();
            await().until(() -> position() == 0);
            bad = publisher.send(publisher.next(BAD.retract(BAD.entry(99))));
            reason(bad);
        }

        /** Fails when health does not look at halts. */
        @Test
        void is_shown_by_health() {
            Answer health = projections.caller().get("/actuator/health");
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.json().findPath("halted").path(0).path("offset").asLong())
                    .isEqualTo(bad.offset());
        }

        /** Fails when a reader waits in spite of the halt: it is told something else, later. */
        @Test
        void lets_no_reader_wait() {
            Answer answer =
                    projections
                            .caller()
                            .get("/api/incidents/INC-2023-000001?after=INC-2023-000001@1");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text("/code")).isEqualTo("NOT_YET_VISIBLE");
            assertThat(answer.text("/detail")).contains("amends the entry 99");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }

        /** Fails when a watermark counts before its numbers are applied. */
        @Test
        void keeps_the_position_that_a_read_shows_where_all_is_applied() {
            publisher.publish(GOOD.declared("Good"));
            publisher.watermark();
            await().until(() -> entries(GOOD) == 1);
            assertThat(position()).isZero();
        }
    }

    private Feed feed() {
        return projections.bean(Feed.class);
    }

    private String reason(RecordMetadata bad) {
        await().until(() -> !feed().status().halts().isEmpty());
        Halt halt = feed().status().halts().getFirst();
        assertThat(halt.partition()).isEqualTo(PARTITION);
        assertThat(halt.offset()).isEqualTo(bad.offset());
        return halt.reason();
    }

    private long position() {
        return projections
                .jdbc()
                .sql("SELECT coalesce(max(position), -1) FROM watermark")
                .query(Long.class)
                .single();
    }

    private long entries(Facts incident) {
        return projections
                .jdbc()
                .sql("SELECT count(*) FROM entry WHERE stream = :stream")
                .param("stream", incident.incident().value())
                .query(Long.class)
                .single();
    }
}
