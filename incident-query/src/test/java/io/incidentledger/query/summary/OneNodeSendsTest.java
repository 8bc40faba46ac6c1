package io.incidentledger.query.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.api.stream.DerivedTopic;
import io.incidentledger.embedded.Backends;
import io.incidentledger.embedded.Database;
import io.incidentledger.query.fixture.DerivedRecords;
import io.incidentledger.query.fixture.DerivedRecords.Derived;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Projections;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Topics;
import io.incidentledger.query.summary.SummaryStatus.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Who sends what stands now, and what becomes of it when nodes and databases come and go. */
class OneNodeSendsTest {
    private static final Facts ONE = Facts.of("INC-2023-000501");

    private Publisher publisher;
    private Projections projections;

    @BeforeEach
    void start() {
        Topics.fresh();
        publisher = new Publisher();
        projections = Projections.start();
        publisher.publish(ONE.declared("Attack"));
        publisher.publish(ONE.off("mail", "20:00", "aok"));
        awaitVersion("mail/aok", 1);
    }

    @AfterEach
    void stop() {
        projections.close();
        publisher.close();
    }

    /** Fails without the lock: the other would send as well. */
    @Test
    void another_one_stands_by_and_takes_over() {
        try (Projections second = Projections.on(projections.database())) {
            SummarySender other = second.bean(SummarySender.class);
            Set<String> asked = new HashSet<>();
            await("somebody keeps asking for the lock")
                    .until(() -> asked.add(asking()) && asked.size() > 3);
            assertThat(sender(projections).status().state()).isEqualTo(State.ACTIVE);
            assertThat(other.status().state()).isEqualTo(State.STANDBY);
            projections.close();
            await().until(() -> other.status().state() == State.ACTIVE);
            assertThat(other.status().sent()).isZero();
        }
    }

    /** When somebody asked for the lock who has done nothing else since; nothing, if nobody has. */
    private String asking() {
        return projections
                .jdbc()
                .sql(
                        """
                        SELECT coalesce(max(query_start)::text, '') FROM pg_stat_activity
                        WHERE application_name = 'incident-summary'
                          AND datname = current_database()
                          AND query LIKE '%pg_try_advisory_lock%'
                        """)
                .query(String.class)
                .single();
    }

    /** Fails when what the topics say is not read before anything is sent. */
    @Test
    void one_that_starts_again_repeats_nothing() {
        List<Derived> before = DerivedRecords.all(DerivedTopic.SERVICE_STATUS);
        restart(projections.database());
        await().until(() -> sender(projections).status().position() >= 1);
        assertThat(DerivedRecords.all(DerivedTopic.SERVICE_STATUS)).isEqualTo(before);
    }

    /** Fails when the lock's connection is not looked after. */
    @Test
    void one_whose_connection_is_cut_takes_the_lock_again() {
        projections
                .jdbc()
                .sql(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE"
                                + " application_name = 'incident-summary' AND datname ="
                                + " current_database()")
                .query()
                .listOfRows();
        publisher.publish(ONE.back("mail", "21:00", "aok"));
        awaitVersion("mail/aok", 2);
        assertThat(sender(projections).status().state()).isEqualTo(State.ACTIVE);
    }

    /** Fails when a lower version is sent: the new database begins at none. */
    @Test
    void projections_filled_anew_say_nothing_that_is_older_than_what_was_said() {
        publisher.publish(ONE.back("mail", "21:00", "aok"));
        awaitVersion("mail/aok", 2);
        publisher.publish(ONE.off("mail", "22:00", "aok"));
        awaitVersion("mail/aok", 3);
        List<Derived> before = DerivedRecords.all(DerivedTopic.SERVICE_STATUS);
        restart(Backends.projections().freshDatabase());
        await().until(() -> sender(projections).status().position() >= 3);
        assertThat(DerivedRecords.all(DerivedTopic.SERVICE_STATUS)).isEqualTo(before);
        Map<String, Long> versions = new HashMap<>();
        before.forEach(
                it ->
                        assertThat(it.version())
                                .isGreaterThan(
                                        Objects.requireNonNullElse(
                                                versions.put(it.key(), it.version()), -1L)));
    }

    private void restart(Database database) {
        projections.close();
        projections = Projections.on(database);
    }

    private static SummarySender sender(Projections node) {
        return node.bean(SummarySender.class);
    }

    private void awaitVersion(String pair, long version) {
        publisher.watermark();
        await().untilAsserted(
                        () ->
                                assertThat(DerivedRecords.last(DerivedTopic.SERVICE_STATUS))
                                        .hasEntrySatisfying(
                                                pair,
                                                it -> assertThat(it.version()).isEqualTo(version)));
    }
}
