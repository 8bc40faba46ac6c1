package io.incidentledger.api.incident;

import static io.incidentledger.api.incident.DisruptionKind.LIMITED;
import static io.incidentledger.api.incident.DisruptionKind.OFFLINE;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.PairFact.Activation;
import io.incidentledger.api.incident.PairFact.End;
import io.incidentledger.api.incident.PairFact.Retirement;
import io.incidentledger.api.incident.PairFact.Start;
import io.incidentledger.api.incident.PairHistory.Effect;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A pair that a workaround keeps going: cause and kinds with their hours. */
class BridgedPairTest {
    private static final Instant MIDNIGHT = Instant.parse("2023-04-27T00:00:00Z");

    @Nested
    class AnActivation {
        @Test
        void sets_the_kind_of_everything_open_and_leaves_the_causes() {
            assertThat(
                            told(
                                    start(0, Cause.ISOLATION, OFFLINE, 8),
                                    start(1, Cause.FAILURE, LIMITED, 9),
                                    on(2, "fax", 10)))
                    .containsExactly(
                            "ISOLATION OFFLINE 8 WORKAROUND 10", "FAILURE LIMITED 9 WORKAROUND 10");
        }

        @Test
        void leaves_alone_what_another_cause_begins_later() {
            assertThat(
                            told(
                                    start(0, Cause.ISOLATION, OFFLINE, 8),
                                    on(1, "fax", 10),
                                    start(2, Cause.FAILURE, OFFLINE, 11)))
                    .containsExactly("ISOLATION OFFLINE 8 WORKAROUND 10", "FAILURE OFFLINE 11");
        }

        @Test
        void takes_in_what_has_begun_since_when_it_is_repeated() {
            assertThat(
                            told(
                                    start(0, Cause.ISOLATION, OFFLINE, 8),
                                    on(1, "fax", 10),
                                    start(2, Cause.FAILURE, OFFLINE, 11),
                                    on(3, "fax", 12),
                                    off(4, "fax", 13)))
                    .containsExactly(
                            "ISOLATION OFFLINE 8 WORKAROUND 10 OFFLINE 13",
                            "FAILURE OFFLINE 11 WORKAROUND 12 OFFLINE 13");
        }

        @Test
        void bridges_nothing_where_nothing_is_open_or_all_is_bridged() {
            PairHistory history =
                    PairHistory.of(
                            List.of(
                                    on(0, "fax", 7),
                                    start(1, Cause.ISOLATION, OFFLINE, 8),
                                    on(2, "fax", 10),
                                    on(3, "fax", 11)));
            assertThat(history.effectOf(0)).isEqualTo(Effect.BRIDGED_NOTHING);
            assertThat(history.effectOf(2)).isEqualTo(Effect.BRIDGED);
            assertThat(history.effectOf(3)).isEqualTo(Effect.BRIDGED_NOTHING);
        }
    }

    @Nested
    class ALaterStart {
        /** Fails when the retirement puts back a kind that somebody has replaced since. */
        @Test
        void of_the_same_cause_says_the_kind_and_keeps_it_after_the_retirement() {
            assertThat(
                            told(
                                    start(0, Cause.ISOLATION, OFFLINE, 8),
                                    on(1, "fax", 10),
                                    start(2, Cause.ISOLATION, LIMITED, 11),
                                    off(3, "fax", 12)))
                    .containsExactly("ISOLATION OFFLINE 8 WORKAROUND 10 LIMITED 11");
        }
    }

    @Nested
    class ARetirement {
        @Test
        void sets_back_each_kind_as_it_was() {
            assertThat(
                            told(
                                    start(0, Cause.ISOLATION, OFFLINE, 8),
                                    start(1, Cause.FAILURE, LIMITED, 9),
                                    on(2, "fax", 10),
                                    off(3, "fax", 12)))
                    .containsExactly(
                            "ISOLATION OFFLINE 8 WORKAROUND 10 OFFLINE 12",
                            "FAILURE LIMITED 9 WORKAROUND 10 LIMITED 12");
        }

        @Test
        void changes_nothing_that_was_restored_meanwhile_and_ends_the_workaround() {
            PairHistory history =
                    PairHistory.of(
                            List.of(
                                    start(0, Cause.ISOLATION, OFFLINE, 8),
                                    on(1, "fax", 10),
                                    end(2, 11),
                                    off(3, "fax", 12)));
            assertThat(text(history)).containsExactly("ISOLATION OFFLINE 8 WORKAROUND 10 until 11");
            assertThat(history.effectOf(3)).isEqualTo(Effect.RETIRED);
            assertThat(bridges(history)).containsExactly("fax 10-12");
        }

        /** Fails when the first of two workarounds to go takes the other along. */
        @Test
        void leaves_what_another_workaround_still_bridges() {
            assertThat(
                            told(
                                    start(0, Cause.ISOLATION, OFFLINE, 8),
                                    on(1, "fax", 9),
                                    on(2, "paper", 10),
                                    off(3, "fax", 11),
                                    off(4, "paper", 12)))
                    .containsExactly("ISOLATION OFFLINE 8 WORKAROUND 9 OFFLINE 12");
        }

        /** Fails when a retirement is put in order by its earliest bound. */
        @Test
        void that_may_have_been_at_any_hour_comes_behind_its_activation() {
            PairFact sometime =
                    new Retirement(
                            2, "fax", OccurredAt.between(at(8).earliest(), at(12).latest()), null);
            PairHistory history =
                    PairHistory.of(
                            List.of(
                                    start(0, Cause.ISOLATION, OFFLINE, 7),
                                    on(1, "fax", 10),
                                    sometime));
            assertThat(history.effectOf(2)).isEqualTo(Effect.RETIRED);
            assertThat(bridges(history)).hasSize(1);
        }

        @Test
        void of_what_is_not_active_retires_nothing() {
            PairHistory history =
                    PairHistory.of(
                            List.of(
                                    start(0, Cause.ISOLATION, OFFLINE, 8),
                                    on(1, "fax", 9),
                                    off(2, "paper", 10)));
            assertThat(history.effectOf(2)).isEqualTo(Effect.RETIRED_NOTHING);
            assertThat(bridges(history)).containsExactly("fax 9-");
        }
    }

    @Nested
    class BoundsThatMeet {
        private final PairFact out = start(0, Cause.ISOLATION, OFFLINE, 8);

        @Test
        void of_a_start_and_an_activation_are_ambiguous() {
            assertThat(ambiguous(1, out, on(1, "fax", 8))).containsExactly(0L);
        }

        @Test
        void of_an_end_and_an_activation_are_ambiguous() {
            assertThat(ambiguous(2, out, on(1, "fax", 9), end(2, 9))).containsExactly(1L);
        }

        @Test
        void of_a_retirement_and_what_it_does_not_bridge_are_not() {
            PairFact switchBack = start(3, Cause.SWITCH_BACK, OFFLINE, 10);
            PairFact[] told = {out, on(1, "fax", 9), off(2, "fax", 10), switchBack};
            assertThat(ambiguous(2, told)).isEmpty();
            assertThat(ambiguous(3, told)).isEmpty();
        }

        @Test
        void of_a_retirement_and_what_it_bridges_are_ambiguous() {
            PairFact again = start(3, Cause.ISOLATION, LIMITED, 10);
            assertThat(ambiguous(2, out, on(1, "fax", 9), off(2, "fax", 10), again))
                    .containsExactly(3L);
            assertThat(ambiguous(2, out, on(1, "fax", 9), off(2, "fax", 10), end(3, 10)))
                    .containsExactly(3L);
        }

        @Test
        void of_two_activations_are_not() {
            assertThat(ambiguous(2, out, on(1, "fax", 9), on(2, "paper", 9))).isEmpty();
        }

        @Test
        void of_a_retirement_and_the_next_workaround_are_ambiguous() {
            assertThat(ambiguous(3, out, on(1, "fax", 9), off(2, "fax", 10), on(3, "paper", 10)))
                    .containsExactly(2L);
        }
    }

    private static List<Long> ambiguous(long place, PairFact... facts) {
        return PairHistory.of(List.of(facts)).ambiguousWith(place);
    }

    private static List<String> told(PairFact... facts) {
        return text(PairHistory.of(List.of(facts)));
    }

    private static List<String> text(PairHistory history) {
        return history.disruptions().stream().map(BridgedPairTest::text).toList();
    }

    private static String text(Disruption disruption) {
        Disruption.Ending ending = disruption.ending();
        return disruption.cause().cause()
                + disruption.phases().stream()
                        .map(phase -> " %s %d".formatted(phase.kind(), hour(phase.from())))
                        .collect(Collectors.joining())
                + (ending == null ? "" : " until " + hour(ending.at()));
    }

    private static List<String> bridges(PairHistory history) {
        return history.bridges().stream()
                .map(
                        it ->
                                "%s %d-%s"
                                        .formatted(
                                                it.workaround(),
                                                hour(it.from()),
                                                it.ending() == null ? "" : hour(it.ending().at())))
                .toList();
    }

    private static PairFact start(long place, Cause cause, DisruptionKind kind, int hour) {
        return new Start(place, kind, new CauseKey(cause, null), at(hour), null);
    }

    private static PairFact end(long place, int hour) {
        return new End(place, null, null, true, at(hour), null);
    }

    private static PairFact on(long place, String workaround, int hour) {
        return new Activation(place, workaround, at(hour), null);
    }

    private static PairFact off(long place, String workaround, int hour) {
        return new Retirement(place, workaround, at(hour), null);
    }

    private static OccurredAt at(int hour) {
        return OccurredAt.exactly(MIDNIGHT.plus(Duration.ofHours(hour)));
    }

    private static long hour(OccurredAt at) {
        return Duration.between(MIDNIGHT, at.earliest()).toHours();
    }
}
