package io.incidentledger.command.publication;

import static io.incidentledger.command.publication.SequenceFixture.WINDOW;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.command.store.OpenTransaction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;

/** Sequencing while transactions overlap. */
class NoOpenTransactionIsOvertakenTest {
    private SequenceFixture events;

    @BeforeEach
    void emptyStore() throws SQLException {
        events = new SequenceFixture();
    }

    @AfterEach
    void endSession() throws SQLException {
        events.close();
    }

    @Nested
    class WhileATransactionIsHeldOpen {
        /**
         * Fails when the horizon is the end of the snapshot, {@code pg_snapshot_xmax}, in {@code
         * Cursor} and in {@code Sequencer}: the younger ones go at once. One of the two is enough
         * to hold them.
         */
        @Test
        void nothingYoungerGetsAPosition() throws SQLException {
            try (OpenTransaction held = events.store.begin()) {
                held.append("A", 0);
                events.store.append("B", 0);
                events.store.append("B", 1);

                assertThat(events.pass(WINDOW).complete()).isTrue();
                assertThat(events.sequence()).isEmpty();
            }
        }

        /** Fails when {@code scan_from} goes on from the end of the snapshot: A@0 is lost. */
        @Test
        void nothingIsSkipped() throws SQLException {
            events.store.append("B", 0);
            try (OpenTransaction held = events.store.begin()) {
                held.append("A", 0);
                events.store.append("B", 1);
                events.pass(WINDOW);
                events.store.append("C", 0);
                events.pass(WINDOW);
                assertThat(events.sequence()).containsExactly("B@0");

                held.commit();
            }
            events.pass(WINDOW);

            assertThat(events.sequence()).containsExactly("B@0", "A@0", "B@1", "C@0");
            events.assertDense(4);
        }

        @Test
        void whatItRollsBackLeavesNoHole() throws SQLException {
            try (OpenTransaction held = events.store.begin()) {
                held.append("A", 0);
                events.store.append("B", 0);
            }
            events.pass(WINDOW);

            assertThat(events.sequence()).containsExactly("B@0");
            events.assertDense(1);
        }

        /** Fails when the scan ends at the first full window. */
        @Test
        void aBurstOfTenThousandAndOneEventsIsSequencedWithIt() throws SQLException {
            try (OpenTransaction held = events.store.begin();
                    OpenTransaction burst = events.store.begin()) {
                held.append("A", 0);
                for (int i = 0; i < 100; i++) {
                    burst.appendMany("burst-" + i + "-", 10, 100).commit();
                }
                events.store.append("last", 0);
                events.pass(1_000);
                assertThat(events.sequence()).isEmpty();

                held.commit();
            }
            while (!events.pass(1_000).complete()) {
                assertThat(events.heads().position()).isPositive();
            }

            assertThat(events.sequence()).hasSize(10_002).contains("A@0", "last@0");
            events.assertDense(10_002);
            events.assertStreamsInOrder();
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
            try (OpenTransaction early = events.store.begin();
                    OpenTransaction other = events.store.begin();
                    OpenTransaction held = events.store.begin()) {
                early.takeId();
                other.takeId();
                held.append("B", 0);
                events.store.append("A", 0);
                early.append("A", 1).commit();
                other.append("C", 0).commit();

                assertThat(events.pass(WINDOW).complete()).isFalse();
                assertThat(events.sequence()).containsExactly("C@0");

                held.commit();
            }

            assertThat(events.pass(WINDOW).complete()).isTrue();
            assertThat(events.sequence()).containsExactly("C@0", "B@0", "A@0", "A@1");
            events.assertDense(4);
        }

        @Test
        void itIsNotForgottenWhenNothingElseCanGo() throws SQLException {
            try (OpenTransaction early = events.store.begin();
                    OpenTransaction held = events.store.begin()) {
                early.takeId();
                held.takeId();
                events.store.append("A", 0);
                early.append("A", 1).commit();
                events.pass(1);
                assertThat(events.sequence()).isEmpty();
                held.commit();
            }
            while (!events.pass(1).complete()) {
                assertThat(events.heads().position()).isNotNegative();
            }

            assertThat(events.sequence()).containsExactly("A@0", "A@1");
        }
    }
}
