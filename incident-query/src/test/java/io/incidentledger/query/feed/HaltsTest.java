package io.incidentledger.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Projections;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Topics;
import io.incidentledger.wire.http.Caller.Answer;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.UUID;

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
            assertThat(reason(gap)).contains("has the number 2 where 1 is next");
            publisher.publish(GOOD.declared("Good"));
            publisher.publish(BAD.note("behind it", "20:02"));
            await().until(() -> entries(GOOD) == 1);
            assertThat(entries(BAD)).isEqualTo(1);
        }

        /** Fails when a record is skipped that may be about anybody. */
        @Test
        void when_a_record_of_ours_does_not_say_whom_it_is_about() {
            ProducerRecord<byte[], byte[]> nobodys = publisher.next(BAD.note("n", "20:00"));
            nobodys.headers().remove(RecordHeader.SUBJECT);
            assertThat(reason(publisher.send(nobodys))).contains("says not whom it is about");
        }

        /** Fails when what was applied is not compared with what comes again. */
        @Test
        void when_another_event_comes_under_a_number_that_was_applied() {
            ProducerRecord<byte[], byte[]> next = publisher.next(BAD.note("n", "20:00"));
            publisher.send(next);
            await().until(() -> entries(BAD) == 2);
            ProducerRecord<byte[], byte[]> other =
                    new ProducerRecord<>(
                            next.topic(),
                            PARTITION,
                            next.key(),
                            next.value(),
                            new RecordHeaders(next.headers()));
            Publisher.header(other, RecordHeader.ID, UUID.randomUUID().toString());
            assertThat(reason(publisher.send(other))).contains("is not the event that was applied");
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
    }

    @Nested
    class A_halt {
        private RecordMetadata bad;

        @BeforeEach
        void halt() {
            publisher.watermark();
            await().until(() -> position() == 0);
            publisher.next(BAD.note("never sent", "20:00"));
            bad = publisher.send(publisher.next(BAD.note("sent", "20:01")));
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
            assertThat(answer.text("/detail")).contains("has the number 2");
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
