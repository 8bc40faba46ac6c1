package io.incidentledger.api.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.PairFact.End;
import io.incidentledger.api.incident.PairFact.Start;
import io.incidentledger.api.incident.PairHistory.Effect;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class PairHistoryTest {
    private static final CauseKey ISOLATION = new CauseKey(Cause.ISOLATION, null);
    private static final CauseKey FAILURE = new CauseKey(Cause.FAILURE, null);

    @Nested
    class FactsInAnyOrderOfArrival {
        @Test
        void a_restoration_acts_once_an_earlier_start_arrives() {
            assertThat(intervals(back(0, at(12)), off(1, at(10))))
                    .containsExactly("ISOLATION 10-12");
        }

        @Test
        void a_restoration_that_closes_nothing_stays_and_says_so() {
            PairHistory history = PairHistory.of(List.of(back(0, at(12)), off(1, at(13))));
            assertThat(history.effectOf(0)).isEqualTo(Effect.CLOSED_NOTHING);
            assertThat(history.disruptions()).singleElement().matches(Disruption::isOpen);
        }

        @Test
        void a_second_start_only_sets_the_kind() {
            PairHistory history =
                    PairHistory.of(List.of(off(0, at(10)), limited(1, at(11)), back(2, at(12))));
            assertThat(history.disruptions().getFirst().phases())
                    .extracting(Disruption.Phase::kind)
                    .containsExactly(DisruptionKind.OFFLINE, DisruptionKind.LIMITED);
            assertThat(history.effectOf(1)).isEqualTo(Effect.CHANGED_KIND);
        }

        /** Fails when every start begins a phase. */
        @Test
        void a_second_start_of_the_same_kind_changes_nothing() {
            PairHistory history = PairHistory.of(List.of(off(0, at(10)), off(1, at(11))));
            assertThat(history.disruptions().getFirst().phases()).hasSize(1);
            assertThat(history.effectOf(1)).isEqualTo(Effect.CHANGED_NOTHING);
        }

        @Test
        void a_disruption_after_a_restoration_is_a_repeated_one() {
            PairHistory history =
                    PairHistory.of(List.of(off(0, at(10)), back(1, at(11)), off(2, at(12))));
            assertThat(history.disruptions())
                    .extracting(Disruption::repeated)
                    .containsExactly(false, true);
        }
    }

    @Nested
    class OverlappingCauses {
        private final PairFact failure =
                new Start(1, DisruptionKind.OFFLINE, FAILURE, at(11), null);

        @Test
        void a_restoration_with_a_cause_ends_that_one() {
            PairFact end = new End(2, Cause.FAILURE, null, true, at(12), null);
            assertThat(intervals(off(0, at(10)), failure, end))
                    .containsExactly("FAILURE 11-12", "ISOLATION 10-");
        }

        @Test
        void a_restoration_without_one_ends_all_even_what_is_recorded_later() {
            assertThat(intervals(off(0, at(10)), back(2, at(12)), failure))
                    .containsExactly("ISOLATION 10-12", "FAILURE 11-12");
        }
    }

    @Nested
    class BoundsThatMeet {
        @Test
        void are_ambiguous_when_nothing_says_which_came_first() {
            PairHistory history = PairHistory.of(List.of(off(0, at(10)), back(1, at(10))));
            assertThat(history.ambiguousWith(1)).containsExactly(0L);
        }

        @Test
        void are_settled_by_follows() {
            PairHistory history =
                    PairHistory.of(
                            List.of(
                                    off(0, at(9)),
                                    new End(1, null, null, true, at(10), 0L),
                                    new Start(2, DisruptionKind.OFFLINE, ISOLATION, at(10), 1L)));
            assertThat(history.ambiguousWith(2)).isEmpty();
            assertThat(history.disruptions()).hasSize(2);
        }

        @Test
        void what_is_certainly_later_stays_later_behind_an_imprecise_predecessor() {
            PairFact imprecise = new End(1, null, null, true, between(10, 12), null);
            PairFact start = new Start(2, DisruptionKind.OFFLINE, ISOLATION, at(11), 1L);
            PairFact end =
                    new End(
                            3,
                            null,
                            null,
                            true,
                            OccurredAt.exactly(time(11).plusSeconds(1800)),
                            null);
            assertThat(intervals(off(0, at(9)), imprecise, start, end))
                    .containsExactly("ISOLATION 9-12", "ISOLATION 11-11");
        }

        @Test
        void two_facts_that_follow_each_other_are_impossible() {
            PairHistory history =
                    PairHistory.of(
                            List.of(
                                    new Start(0, DisruptionKind.OFFLINE, ISOLATION, at(10), 1L),
                                    new End(1, null, null, true, at(10), 0L)));
            assertThat(history.impossible()).isNotEmpty();
        }
    }

    /** A true history in any order of arrival comes to the same intervals. */
    @RepeatedTest(200)
    void the_order_of_arrival_does_not_matter() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<PairFact> truth = trueHistory(random);
        List<Disruption> expected = PairHistory.of(truth).disruptions();
        List<PairFact> shuffled = new ArrayList<>(truth);
        Collections.shuffle(shuffled, random);
        assertThat(PairHistory.of(shuffled).disruptions()).as("seed %d", seed).isEqualTo(expected);
        assertThat(expected).as("seed %d", seed).hasSize(truth.size() / 2);
    }

    private static List<PairFact> trueHistory(Random random) {
        List<PairFact> facts = new ArrayList<>();
        long minute = 0;
        OccurredAt previous = null;
        for (long place = 0; place < 2 + 2 * random.nextInt(10); place++) {
            minute += random.nextInt(4);
            Instant moment = time(0).plusSeconds(60 * minute);
            OccurredAt at =
                    OccurredAt.between(
                            moment.minusSeconds(60L * random.nextInt(5)),
                            moment.plusSeconds(60L * random.nextInt(5)));
            boolean overlaps = previous != null && !previous.certainlyBefore(at);
            Long follows = overlaps ? Long.valueOf(place - 1) : null;
            facts.add(
                    place % 2 == 0
                            ? new Start(place, DisruptionKind.OFFLINE, ISOLATION, at, follows)
                            : new End(place, null, null, true, at, follows));
            previous = at;
        }
        return facts.size() % 2 == 0 ? facts : facts.subList(0, facts.size() - 1);
    }

    private static List<String> intervals(PairFact... facts) {
        return PairHistory.of(List.of(facts)).disruptions().stream()
                .map(
                        found ->
                                "%s %d-%s"
                                        .formatted(
                                                found.cause().cause(),
                                                hour(found.start().earliest()),
                                                end(found.ending())))
                .toList();
    }

    private static String end(Disruption.@Nullable Ending ending) {
        return ending == null ? "" : String.valueOf(hour(ending.at().latest()));
    }

    private static PairFact off(long place, OccurredAt at) {
        return new Start(place, DisruptionKind.OFFLINE, ISOLATION, at, null);
    }

    private static PairFact limited(long place, OccurredAt at) {
        return new Start(place, DisruptionKind.LIMITED, ISOLATION, at, null);
    }

    private static PairFact back(long place, OccurredAt at) {
        return new End(place, null, null, true, at, null);
    }

    private static OccurredAt at(int hour) {
        return OccurredAt.exactly(time(hour));
    }

    private static OccurredAt between(int from, int to) {
        return OccurredAt.between(time(from), time(to));
    }

    private static Instant time(int hour) {
        return Instant.parse("2023-04-27T00:00:00Z").plusSeconds(3600L * hour);
    }

    private static long hour(Instant moment) {
        return moment.atZone(java.time.ZoneOffset.UTC).getHour();
    }
}
