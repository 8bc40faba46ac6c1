package io.incidentledger.command.publication;

import static io.incidentledger.command.publication.SequenceFixture.WINDOW;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.command.store.OpenTransaction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;

/** What one pass looks at, writes and promises. */
class OnePassOfTheSequencerTest {
    private SequenceFixture events;

    @BeforeEach
    void emptyStore() throws SQLException {
        events = new SequenceFixture();
    }

    @AfterEach
    void endSession() throws SQLException {
        events.close();
    }

    /** Fails when the last transaction of a full window is not left for the next one. */
    @Test
    void aWindowNeverCutsATransaction() throws SQLException {
        try (OpenTransaction one = events.store.begin();
                OpenTransaction other = events.store.begin()) {
            for (int i = 0; i < 5; i++) {
                one.append("A", i);
                other.append("B", i);
            }
            one.commit();
            other.commit();
        }

        while (!events.pass(3).complete()) {
            assertThat(events.heads().position()).isPositive();
        }

        assertThat(events.sequence().subList(0, 5))
                .allMatch(event -> event != null && event.startsWith("A"));
        assertThat(
                        events.store
                                .asOwner()
                                .sql("SELECT count(DISTINCT recorded_at) FROM publication")
                                .query(Long.class)
                                .single())
                .isEqualTo(2);
    }

    /** Fails when the cursor is written in every pass. */
    @Test
    void anIdlePassWritesNothing() throws SQLException {
        events.store.append("A", 0);
        events.pass(WINDOW);

        boolean wrote =
                events.session.transaction(
                        connection -> {
                            new Sequencer(WINDOW).pass(connection, events.heads(), 0, false);
                            return hasWritten(connection);
                        });

        assertThat(wrote).isFalse();
    }

    /** Fails when the floor ignores the watermark. */
    @Test
    void whatComesAfterAWatermarkIsRecordedLater() throws SQLException {
        Instant until;
        try (OpenTransaction held = events.store.begin()) {
            held.append("A", 0);
            until =
                    events.session
                            .transaction(
                                    connection ->
                                            new Sequencer(WINDOW)
                                                    .pass(connection, events.heads(), -1, true))
                            .recordedUntil();
            held.commit();
        }
        events.pass(WINDOW);

        assertThat(events.heads().recordedAt()).isAfter(until);
        assertThat(recordedInEvent()).isBefore(until);
    }

    @Test
    void theSequenceIsReadBackAsItWasLeft() throws SQLException {
        events.store.append("A", 0);
        events.store.append("catalogue", 0);
        events.store.append("A", 1);
        events.pass(WINDOW);

        assertThat(events.session.transaction(Placements::heads)).isEqualTo(events.heads());
    }

    private Instant recordedInEvent() {
        return events.store
                .asOwner()
                .sql("SELECT recorded_at FROM event")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static boolean hasWritten(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT pg_current_xact_id_if_assigned() IS NOT NULL")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
