package io.incidentledger.query.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.incident.StepKind;
import io.incidentledger.api.incident.StepResult;
import io.incidentledger.query.recovery.StepsView.StepView;
import io.incidentledger.query.recovery.WavesView.WaveView;
import io.incidentledger.wire.actor.Reader;
import io.incidentledger.wire.actor.Role;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class StepsAndWavesTest {
    private static final Reader OPERATOR = Reader.inside(Set.of(Role.OPERATOR));
    private static final Reader OBSERVER = Reader.inside(Set.of(Role.OBSERVER));
    private static final Reader AOK = Reader.boundTo(List.of(new TenantId("aok")));

    private final RecoveryStory story = new RecoveryStory();

    @Nested
    class A_step {
        private RecoveryStory failing() {
            return story.told(
                    story.planned("restart", StepKind.RESTART, "21:00", "20:00"),
                    story.started("restart", "21:30"),
                    story.offBy("restart", "eau", "21:40", "aok", "sbk"),
                    story.finished("restart", StepResult.FAILED, "22:00"));
        }

        private StepView at(String validAt) {
            return StepsFold.of(story.at(OPERATOR, validAt)).steps().getFirst();
        }

        @Test
        void is_told_with_its_result_and_what_it_took_down() {
            StepView step = StepsFold.of(failing().seenBy(OPERATOR)).steps().getFirst();
            assertThat(step.result()).isEqualTo(StepResult.FAILED);
            assertThat(step.started()).isNotNull();
            assertThat(step.tookDown())
                    .singleElement()
                    .satisfies(it -> assertThat(it.tenants()).hasSize(2));
        }

        @Test
        void is_only_what_it_was_by_then() {
            failing();
            assertThat(StepsFold.of(story.at(OPERATOR, "19:59")).steps()).isEmpty();
            assertThat(at("20:30").started()).isNull();
            assertThat(at("21:35").tookDown()).isEmpty();
            assertThat(at("21:45").result()).isNull();
        }

        @Test
        void is_overdue_from_its_planned_time_until_it_is_started() {
            failing();
            assertThat(at("21:00").overdue()).isFalse();
            assertThat(at("21:01").overdue()).isTrue();
            assertThat(at("21:30").overdue()).isFalse();
        }

        @Test
        void is_not_for_somebody_who_is_bound_or_may_not_see_it() {
            story.marked(Marking.RED, story.planned("restart", StepKind.RESTART, "21:00", "20:00"));
            assertThat(StepsFold.of(story.seenBy(AOK)).steps()).isEmpty();
            assertThat(StepsFold.of(story.seenBy(OBSERVER)).steps()).isEmpty();
            assertThat(StepsFold.of(story.seenBy(OPERATOR)).steps()).hasSize(1);
        }
    }

    @Nested
    class A_wave {
        private WaveView wave(RecoveryFacts facts) {
            return WavesView.of(facts).waves().getFirst();
        }

        @Test
        void is_counted_in_pairs_and_what_their_tenants_last_said() {
            story.told(
                    story.facts.off("eau", "20:00", "aok", "sbk", "tk"),
                    story.inWave("wave-1", "eau", "21:00", "aok", "sbk"),
                    story.inWave("wave-1", "eau", "21:30", "tk"),
                    story.released("wave-1", "21:40"),
                    story.confirmed("eau", "21:50", "aok", "sbk"),
                    story.disputed("eau", "22:00", "sbk"));
            WaveView wave = wave(story.seenBy(OPERATOR));
            assertThat(wave.pairs()).isEqualTo(3);
            assertThat(wave.confirmed()).isEqualTo(1);
            assertThat(wave.disputed()).isEqualTo(1);
            assertThat(wave.restorations()).hasSize(2);
            assertThat(wave.released()).isNotNull();
            assertThat(wave(story.at(OPERATOR, "21:35")).released()).isNull();
            assertThat(wave(story.at(OPERATOR, "21:10")).pairs()).isEqualTo(2);
        }

        @Test
        void is_not_for_somebody_who_is_bound() {
            story.told(
                    story.facts.off("eau", "20:00", "aok"),
                    story.inWave("wave-1", "eau", "21:00", "aok"));
            assertThat(WavesView.of(story.seenBy(AOK)).waves()).isEmpty();
        }
    }
}
