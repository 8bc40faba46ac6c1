package io.incidentledger.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.api.stream.Watermark;
import io.incidentledger.embedded.Backends;
import io.incidentledger.embedded.Database;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Projections;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Topics;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplyingTest {
    private static final Facts ONE = Facts.of("INC-2023-000001");
    private static final Facts OTHER = Facts.of("INC-2023-000002");

    private final Database database = Backends.projections().freshDatabase();
    private Publisher publisher;

    @BeforeEach
    void publishAStory() {
        Topics.fresh();
        publisher = new Publisher();
        publisher.publish(Facts.site("munich"));
        publisher.publish(Facts.service("eau"));
        publisher.publish(Facts.tenant("aok"));
        publisher.publish(Facts.subscribed("aok", "eau", "Krankmeldung"));
        publisher.publish(ONE.declared("Attack"));
        publisher.publish(ONE.siteOff("20:00"));
        publisher.publish(ONE.off("eau", "20:00", ONE.entry(1), "aok", "sbk"));
        publisher.publish(OTHER.declared("Another"));
        publisher.publish(ONE.back("eau", "21:00..22:00", "aok"));
        publisher.publish(OTHER.off("eau", "21:30", "aok"));
        publisher.publish(ONE.correct(ONE.entry(3), ONE.back("eau", "21:10", "aok")));
        publisher.publish(ONE.off("eau", "22:30", "aok"));
        publisher.publish(ONE.siteBack("22:40"));
        publisher.publish(ONE.retract(ONE.entry(1)));
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void dropped_projections_are_filled_again_byte_for_byte() {
        long last = publisher.watermark().position();
        String first = dumpAt(last);
        assertThat(first).contains("Krankmeldung", "INC-2023-000002", "munich");
        Projections.drop(database);
        assertThat(dumpAt(last)).isEqualTo(first);
    }

    /**
     * Fails when a row is known from the end of its batch, and when a version that comes and goes
     * within one batch is left out.
     */
    @Test
    void the_rows_do_not_tell_where_one_batch_ended_and_the_next_began() {
        long last = publisher.watermark().position();
        String atOnce = dumpAt(last);
        Projections.drop(database);
        Topics.fresh();
        try (Publisher again = new Publisher();
                Projections projections = Projections.on(database)) {
            publisher.forEachSent(
                    record -> {
                        long applied = applied(projections);
                        again.send(record);
                        await().until(() -> applied(projections) == applied + 1);
                    });
        }
        assertThat(withoutPositions(Projections.dump(Projections.client(database))))
                .isEqualTo(withoutPositions(atOnce));
    }

    /** Fails when a number already seen is applied. */
    @Test
    void what_comes_twice_is_applied_once() {
        long last = publisher.watermark().position();
        String once = withoutPositions(dumpAt(last));
        publisher.sendAgain();
        Facts third = Facts.of("INC-2023-000003");
        publisher.publish(third.declared("After"));
        try (Projections projections = Projections.on(database)) {
            await().until(() -> applied(projections) == last + 2);
            projections
                    .jdbc()
                    .sql("DELETE FROM entry WHERE position > :last")
                    .param("last", last)
                    .update();
            projections
                    .jdbc()
                    .sql("DELETE FROM incident WHERE declared_position > :last")
                    .param("last", last)
                    .update();
            assertThat(withoutPositions(projections.dump())).isEqualTo(once);
            assertThat(projections.bean(Feed.class).status().halts()).isEmpty();
        }
    }

    /** Fails when any watermark that is applied is written. */
    @Test
    void an_older_watermark_turns_nothing_back() {
        Watermark older = publisher.watermark();
        publisher.publish(Facts.of("INC-2023-000003").declared("Later"));
        Watermark last = publisher.watermark();
        try (Projections projections = Projections.on(database)) {
            await().until(() -> position(projections) == last.position());
            publisher.say(older);
            await().until(() -> watermarksRead(projections) == 3);
            assertThat(position(projections)).isEqualTo(last.position());
        }
    }

    private static long watermarksRead(Projections projections) {
        return projections
                .jdbc()
                .sql("SELECT next_offset FROM feed_position WHERE topic = :topic")
                .param("topic", Topic.PUBLICATION.topicName())
                .query(Long.class)
                .single();
    }

    private static long position(Projections projections) {
        return projections
                .jdbc()
                .sql("SELECT coalesce(max(position), -1) FROM watermark")
                .query(Long.class)
                .single();
    }

    private String dumpAt(long position) {
        try (Projections projections = Projections.on(database)) {
            await().until(() -> position(projections) == position);
            return projections.dump();
        }
    }

    private static long applied(Projections projections) {
        return projections.jdbc().sql("SELECT count(*) FROM entry").query(Long.class).single();
    }

    private static String withoutPositions(String dump) {
        return dump.substring(dump.indexOf("\nentry\n"));
    }
}
