package io.incidentledger.command.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.command.store.OpenTransaction;
import io.incidentledger.command.store.StoreFixture;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.LongStream;

class SequencerTest {
    private static final int WINDOW = 20_000;
    private StoreFixture store;
    private StoreSession session;
    private Heads heads = Heads.NONE;

    @BeforeEach
    void emptyStore() throws SQLException {
        store = StoreFixture.fresh();
        session = StoreSession.open(store.address());
    }

    @AfterEach
    void endSession() throws SQLException {
        session.close();
    }

    @Nested
    class WhileATransactionIsHeldOpen {
        /** Fails without the horizon clause in {@code CANDIDATES}: the younger ones go at once. */
        @Test
        void nothingYoungerGetsAPosition() throws SQLException {
            try (OpenTransaction held = store.begin()) {
                held.append("A", 0);
                store.append("B", 0);
                store.append("B", 1);

                assertThat(pass(WINDOW).complete()).isTrue();
                assertThat(sequence()).isEmpty();
            }
        }

        /** Fails when {@code scan_from} goes on from the end of the snapshot: A@0 is lost. */
        @Test
        void nothingIsSkipped() throws SQLException {
            store.append("B", 0);
            try (OpenTransaction held = store.begin()) {
                held.append("A", 0);
                pass(WINDOW);
                store.append("B", 1);
                pass(WINDOW);
                store.append("C", 0);
                pass(WINDOW);
                assertThat(sequence()).containsExactly("B@0");

                held.commit();
            }
            pass(WINDOW);

            assertThat(sequence()).containsExactly("B@0", "A@0", "B@1", "C@0");
            assertDense(4);
        }

        @Test
        void whatItRollsBackLeavesNoHole() throws SQLException {
            try (OpenTransaction held = store.begin()) {
                held.append("A", 0);
                store.append("B", 0);
            }
            pass(WINDOW);

            assertThat(sequence()).containsExactly("B@0");
            assertDense(1);
        }

        /** Fails when the scan ends at the first full window. */
        @Test
        void aBurstOfTenThousandAndOneEventsIsSequencedWithIt() throws SQLException {
            try (OpenTransaction held = store.begin();
                    OpenTransaction burst = store.begin()) {
                held.append("A", 0);
                for (int i = 0; i < 100; i++) {
                    burst.appendMany("burst-" + i + "-", 10, 100).commit();
                }
                store.append("last", 0);
                pass(1_000);
                assertThat(sequence()).isEmpty();

                held.commit();
            }
            while (!pass(1_000).complete()) {
                assertThat(heads.position()).isPositive();
            }

            assertThat(sequence()).hasSize(10_002).contains("A@0", "last@0");
            assertDense(10_002);
            assertStreamsInOrder();
        }
    }

    /**
     * Two transactions between which a third holds the horizon. Fails when {@code Order} lets
     * everything go ahead.
     */
    @Nested
    class WhenATransactionTookItsIdEarly {
        @Test
        void itsEventWaitsForItsPredecessorAndOthersGoAhead() throws SQLException {
            try (OpenTransaction early = store.begin();
                    OpenTransaction other = store.begin();
                    OpenTransaction held = store.begin()) {
                early.takeId();
                other.takeId();
                held.append("B", 0);
                store.append("A", 0);
                early.append("A", 1).commit();
                other.append("C", 0).commit();

                assertThat(pass(WINDOW).complete()).isFalse();
                assertThat(sequence()).containsExactly("C@0");

                held.commit();
            }

            assertThat(pass(WINDOW).complete()).isTrue();
            assertThat(sequence()).containsExactly("C@0", "B@0", "A@0", "A@1");
            assertDense(4);
        }

        @Test
        void itIsNotForgottenWhenNothingElseCanGo() throws SQLException {
            try (OpenTransaction early = store.begin();
                    OpenTransaction held = store.begin()) {
                early.takeId();
                held.takeId();
                store.append("A", 0);
                early.append("A", 1).commit();
                pass(1);
                assertThat(sequence()).isEmpty();
                held.commit();
            }
            while (!pass(1).complete()) {
                assertThat(heads.position()).isNotNegative();
            }

            assertThat(sequence()).containsExactly("A@0", "A@1");
        }
    }

    /** Fails when the last transaction of a full window is not left for the next one. */
    @Test
    void aWindowNeverCutsATransaction() throws SQLException {
        try (OpenTransaction one = store.begin();
                OpenTransaction other = store.begin()) {
            for (int i = 0; i < 5; i++) {
                one.append("A", i);
                other.append("B", i);
            }
            one.commit();
            other.commit();
        }

        while (!pass(3).complete()) {
            assertThat(heads.position()).isPositive();
        }

        assertThat(sequence().subList(0, 5))
                .allMatch(event -> event != null && event.startsWith("A"));
        assertThat(
                        store.asOwner()
                                .sql("SELECT count(DISTINCT recorded_at) FROM publication")
                                .query(Long.class)
                                .single())
                .isEqualTo(2);
    }

    /** Fails when the cursor is written in every pass. */
    @Test
    void anIdlePassWritesNothing() throws SQLException {
        store.append("A", 0);
        pass(WINDOW);

        boolean wrote =
                session.transaction(
                        connection -> {
                            new Sequencer(WINDOW).pass(connection, heads, 0, false);
                            return hasWritten(connection);
                        });

        assertThat(wrote).isFalse();
    }

    /** Fails when the floor ignores the watermark. */
    @Test
    void whatComesAfterAWatermarkIsRecordedLater() throws SQLException {
        Instant until;
        try (OpenTransaction held = store.begin()) {
            held.append("A", 0);
            until =
                    session.transaction(
                                    connection ->
                                            new Sequencer(WINDOW).pass(connection, heads, -1, true))
                            .recordedUntil();
            held.commit();
        }
        pass(WINDOW);

        assertThat(heads.recordedAt()).isAfter(until);
        assertThat(recordedInEvent()).isBefore(until);
    }

    @Test
    void theSequenceIsReadBackAsItWasLeft() throws SQLException {
        store.append("A", 0);
        store.append("catalogue", 0);
        store.append("A", 1);
        pass(WINDOW);

        assertThat(session.transaction(Placements::heads)).isEqualTo(heads);
    }

    private Sequencer.Pass pass(int window) throws SQLException {
        Sequencer.Pass pass =
                session.transaction(
                        connection -> new Sequencer(window).pass(connection, heads, -1, false));
        heads = pass.heads();
        return pass;
    }

    private List<@Nullable String> sequence() {
        return store.asOwner()
                .sql(
                        """
                        SELECT aggregate_identifier || '@' || sequence_number
                          FROM publication JOIN event USING (global_index) ORDER BY position
                        """)
                .query(String.class)
                .list();
    }

    private void assertDense(int count) {
        assertThat(
                        store.asOwner()
                                .sql("SELECT position FROM publication ORDER BY position")
                                .query(Long.class)
                                .list())
                .containsExactlyElementsOf(LongStream.range(0, count).boxed().toList());
        assertThat(
                        store.asOwner()
                                .sql(
                                        """
                                        SELECT count(*) FROM (
                                          SELECT number, row_number() OVER (
                                            PARTITION BY topic, partition ORDER BY position) AS n
                                            FROM publication) AS numbered
                                         WHERE number <> n - 1
                                        """)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private void assertStreamsInOrder() {
        assertThat(
                        store.asOwner()
                                .sql(
                                        """
                                        SELECT count(*) FROM (
                                          SELECT sequence_number, row_number() OVER (
                                            PARTITION BY aggregate_identifier ORDER BY position) AS n
                                            FROM publication JOIN event USING (global_index)) AS s
                                         WHERE sequence_number <> n - 1
                                        """)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private Instant recordedInEvent() {
        return store.asOwner()
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
