package io.incidentledger.command.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentledger.api.stream.Topic;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

class OrderTest {
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    @Nested
    class WhenNothingWaits {
        @Test
        void transactionsGoByTheirFirstIndexAndStayWhole() {
            Order.Outcome outcome =
                    order(
                            event(1, 8, "A", 0),
                            event(2, 7, "B", 0),
                            event(3, 8, "A", 1),
                            event(4, 7, "B", 1));

            assertThat(indexes(outcome)).containsExactly(1L, 3L, 2L, 4L);
            assertThat(outcome.lowestWaiting()).isEmpty();
        }

        @Test
        void positionsGoOnWithoutHoles() {
            Heads heads = new Heads(41, NOON, Map.of());

            Order.Outcome outcome =
                    Order.of(
                            List.of(event(5, 7, "A", 0), event(9, 8, "B", 0)),
                            heads,
                            Instant.EPOCH);

            assertThat(outcome.placements())
                    .extracting(Placement::position)
                    .containsExactly(42L, 43L);
            assertThat(outcome.heads().position()).isEqualTo(43);
        }

        @Test
        void numbersGoOnWithoutHolesInEachLane() {
            Lane incident = Lane.of("Incident", "A");
            Heads heads = new Heads(41, NOON, Map.of(incident, 6L));

            Order.Outcome outcome =
                    Order.of(
                            List.of(
                                    event(1, 7, "A", 0),
                                    catalogue(2, 8, 0),
                                    event(3, 9, "A", 1),
                                    catalogue(4, 10, 1)),
                            heads,
                            Instant.EPOCH);

            assertThat(outcome.placements())
                    .extracting(Placement::lane, Placement::number)
                    .containsExactly(
                            tuple(incident, 7L),
                            tuple(new Lane(Topic.CATALOGUE, 0), 0L),
                            tuple(incident, 8L),
                            tuple(new Lane(Topic.CATALOGUE, 0), 1L));
        }
    }

    /** Fails when {@code lackingPredecessor} always answers that nothing is lacking. */
    @Nested
    class WhenAPredecessorHasNoPosition {
        @Test
        void theEventWaitsWithItsTransactionAndOthersGoAhead() {
            Order.Outcome outcome =
                    order(event(1, 7, "A", 1), event(2, 7, "B", 0), event(3, 8, "C", 0));

            assertThat(indexes(outcome)).containsExactly(3L);
            assertThat(outcome.lowestWaiting()).hasValue(7);
        }

        @Test
        void itGoesAsSoonAsThePredecessorWentInTheSamePass() {
            Order.Outcome outcome =
                    order(event(1, 7, "A", 2), event(2, 8, "A", 1), event(3, 9, "A", 0));

            assertThat(indexes(outcome)).containsExactly(3L, 2L, 1L);
            assertThat(outcome.lowestWaiting()).isEmpty();
        }

        @Test
        void itGoesWhenThePredecessorWentInAnEarlierPass() {
            Candidate follower = new Candidate(1, 7, "Incident", "A", 5, NOON, true);

            assertThat(indexes(order(follower))).containsExactly(1L);
        }

        @Test
        void whoFollowsTheWaitingOneWaitsToo() {
            Order.Outcome outcome = order(event(1, 7, "A", 1), event(2, 9, "A", 2));

            assertThat(outcome.placements()).isEmpty();
            assertThat(outcome.lowestWaiting()).hasValue(7);
        }

        @Test
        void anyShuffleOfTransactionIdsKeepsEveryStreamInOrder() {
            long seed = System.nanoTime();
            LoggerFactory.getLogger(OrderTest.class).warn("seed {}", seed);
            Random random = new Random(seed);
            List<Candidate> events = new ArrayList<>();
            List<Long> ids = new ArrayList<>(LongStream.range(0, 2_000).boxed().toList());
            Collections.shuffle(ids, random);
            for (int i = 0; i < 2_000; i++) {
                events.add(event(ids.get(i), 10_000 - ids.get(i), "S" + i % 20, i / 20));
            }

            Order.Outcome outcome = Order.of(events, Heads.NONE, Instant.EPOCH);

            Candidate[] byIndex = new Candidate[events.size()];
            events.forEach(event -> byIndex[(int) event.globalIndex()] = event);
            Map<String, Long> next = new HashMap<>();
            for (Placement placement : outcome.placements()) {
                Candidate event = byIndex[(int) placement.globalIndex()];
                assertThat(event.sequence())
                        .as("seed %d", seed)
                        .isEqualTo(next.merge(event.stream(), 0L, (last, none) -> last + 1));
            }
            assertThat(outcome.placements()).hasSize(2_000);
        }
    }

    /** Fails when {@code recordedAt} is each event's own. */
    @Nested
    class RecordedAt {
        @Test
        void isTheLatestOfTheTransactionsOwn() {
            Order.Outcome outcome =
                    order(at(1, 7, "A", 0, 3), at(2, 7, "A", 1, 9), at(3, 7, "A", 2, 5));

            assertThat(outcome.placements())
                    .extracting(Placement::recordedAt)
                    .containsOnly(NOON.plusSeconds(9));
        }

        @Test
        void neverFallsBelowThePositionBefore() {
            Order.Outcome outcome = order(at(1, 7, "A", 0, 9), at(2, 8, "B", 0, 3));

            assertThat(outcome.placements())
                    .extracting(Placement::recordedAt)
                    .containsOnly(NOON.plusSeconds(9));
        }

        @Test
        void neverFallsBelowTheFloor() {
            Order.Outcome outcome =
                    Order.of(List.of(at(1, 7, "A", 0, 3)), Heads.NONE, NOON.plusSeconds(60));

            assertThat(outcome.heads().recordedAt()).isEqualTo(NOON.plusSeconds(60));
        }
    }

    private static Order.Outcome order(Candidate... candidates) {
        return Order.of(Arrays.asList(candidates), Heads.NONE, Instant.EPOCH);
    }

    private static List<Long> indexes(Order.Outcome outcome) {
        return outcome.placements().stream().map(Placement::globalIndex).toList();
    }

    private static Candidate event(long index, long transaction, String stream, long sequence) {
        return new Candidate(index, transaction, "Incident", stream, sequence, NOON, false);
    }

    private static Candidate catalogue(long index, long transaction, long sequence) {
        return new Candidate(index, transaction, "Catalogue", "catalogue", sequence, NOON, false);
    }

    private static Candidate at(
            long index, long transaction, String stream, long sequence, int second) {
        return new Candidate(
                index, transaction, "Incident", stream, sequence, NOON.plusSeconds(second), false);
    }
}
