package io.incidentledger.query.recovery;

import static io.incidentledger.query.fixture.Facts.moment;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.query.recovery.MatrixCell.Answered;
import io.incidentledger.query.recovery.MatrixCell.Restored;
import io.incidentledger.query.recovery.MatrixCell.State;
import io.incidentledger.query.recovery.MatrixCell.Why;
import io.incidentledger.wire.actor.Reader;
import io.incidentledger.wire.actor.Role;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.Set;

class MatrixViewTest {
    private static final Reader OPERATOR = Reader.inside(Set.of(Role.OPERATOR));
    private static final Reader OBSERVER = Reader.inside(Set.of(Role.OBSERVER));
    private static final Reader AOK = Reader.boundTo(List.of(new TenantId("aok")));

    private final RecoveryStory story = new RecoveryStory();

    /** eAU is out for two at 20, bridged for one at 21, and back for that one in a wave at 22. */
    private RecoveryStory recovering() {
        return story.told(
                story.facts.off("eau", "20:00", "aok", "sbk"),
                story.bridged("fax", "eau", null, "21:00", "aok"),
                story.inWave("wave-1", "eau", "22:00", "aok"));
    }

    private static MatrixCell cell(RecoveryFacts facts, String tenant) {
        return MatrixView.of(facts).cells().stream()
                .filter(it -> it.tenant().value().equals(tenant))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class A_pair {
        @Test
        void is_not_there_before_anything_disrupted_it() {
            MatrixView before = MatrixView.of(recovering().at(OPERATOR, "19:59"));
            assertThat(before.cells()).isEmpty();
            assertThat(before.services()).isEmpty();
            assertThat(MatrixView.of(new RecoveryStory().seenBy(OPERATOR)).cells()).isEmpty();
        }

        @Test
        void is_out_then_bridged_then_restored() {
            recovering();
            assertThat(cell(story.at(OPERATOR, "20:30"), "aok").state()).isEqualTo(State.OFFLINE);
            MatrixCell bridged = cell(story.at(OPERATOR, "21:30"), "aok");
            assertThat(bridged.state()).isEqualTo(State.WORKAROUND);
            assertThat(bridged.workarounds()).containsExactly("fax");
            assertThat(bridged.since().earliest()).isEqualTo(moment("21:00"));
            assertThat(bridged.causes()).hasSize(1);
            assertThat(bridged.restored()).isNull();
            MatrixCell restored = cell(story.seenBy(OPERATOR), "aok");
            assertThat(restored.state()).isEqualTo(State.RESTORED);
            assertThat(restored.causes()).isEmpty();
            assertThat(restored.workarounds()).containsExactly("fax");
            assertThat(cell(story.seenBy(OPERATOR), "sbk").state()).isEqualTo(State.OFFLINE);
        }

        @Test
        void names_its_wave_once_released_and_what_the_tenant_said_last() {
            recovering();
            assertThat(restored(story).released()).isFalse();
            story.told(
                    story.released("wave-1", "22:10"),
                    story.disputed("eau", "22:20", "aok"),
                    story.confirmed("eau", "22:40", "aok"));
            assertThat(restored(story).wave()).isEqualTo("wave-1");
            assertThat(restored(story).released()).isTrue();
            assertThat(answer(story.at(OPERATOR, "22:30")).confirmed()).isFalse();
            assertThat(answer(story.seenBy(OPERATOR)).confirmed()).isTrue();
        }

        /** Fails when what was said of an earlier restoration is taken for this one. */
        @Test
        void that_was_disrupted_again_is_not_confirmed_by_what_was_said_before() {
            recovering()
                    .told(
                            story.confirmed("eau", "22:10", "aok"),
                            story.facts.off("eau", "22:20", "aok"),
                            story.inWave("wave-2", "eau", "22:30", "aok"));
            MatrixCell cell = cell(story.seenBy(OPERATOR), "aok");
            assertThat(cell.reDisrupted()).isTrue();
            assertThat(cell.answer()).isNull();
            assertThat(cell(story.at(OPERATOR, "22:15"), "aok").reDisrupted()).isFalse();
        }

        @Test
        void is_uncertain_while_the_bounds_leave_it_open() {
            story.told(story.facts.off("eau", "20:00..21:00", "aok"));
            assertThat(cell(story.at(OPERATOR, "20:30"), "aok").certain()).isFalse();
            assertThat(cell(story.at(OPERATOR, "21:00"), "aok").certain()).isTrue();
            story.told(story.facts.back("eau", "22:00..23:00", "aok"));
            assertThat(cell(story.at(OPERATOR, "22:30"), "aok").state()).isEqualTo(State.OFFLINE);
            assertThat(cell(story.at(OPERATOR, "22:30"), "aok").certain()).isFalse();
            assertThat(cell(story.at(OPERATOR, "23:00"), "aok").state()).isEqualTo(State.RESTORED);
        }

        @Test
        void is_as_the_organisation_knew_it() {
            recovering().told(story.confirmedAndLearned("eau", "22:10", "23:30", "aok"));
            RecoveryFacts learned = story.asOf(OPERATOR, null, moment("23:29"));
            assertThat(MatrixView.of(learned).cells()).isEmpty();
            assertThat(cell(story.seenBy(OPERATOR), "aok").answer()).isNotNull();
        }

        private static Restored restored(RecoveryStory story) {
            return Objects.requireNonNull(cell(story.seenBy(OPERATOR), "aok").restored());
        }

        private static Answered answer(RecoveryFacts facts) {
            return Objects.requireNonNull(cell(facts, "aok").answer());
        }
    }

    @Nested
    class Somebody {
        @Test
        void who_may_not_see_an_entry_sees_that_it_is_back_and_not_who_said_so() {
            recovering().marked(Marking.RED, story.confirmed("eau", "22:10", "aok"));
            assertThat(cell(story.seenBy(OBSERVER), "aok").answer()).isNull();
            assertThat(cell(story.seenBy(OPERATOR), "aok").answer()).isNotNull();
            story.marked(Marking.RED, story.inWave("wave-2", "eau", "22:30", "sbk"));
            assertThat(cell(story.seenBy(OBSERVER), "sbk").state()).isEqualTo(State.RESTORED);
            assertThat(cell(story.seenBy(OBSERVER), "sbk").restored()).isNull();
        }

        @Test
        void who_is_bound_sees_their_own_pairs_without_anybodys_words() {
            recovering()
                    .told(
                            story.released("wave-1", "22:10"),
                            story.confirmed("eau", "22:20", "aok"),
                            story.offBy("restart", "eau", "22:30", "aok"));
            MatrixView view = MatrixView.of(story.seenBy(AOK));
            assertThat(view.tenants()).containsExactly(new TenantId("aok"));
            MatrixCell cell = view.cells().getFirst();
            assertThat(cell.causes()).extracting(Why::causeOf).containsOnlyNulls();
            assertThat(cell.workarounds()).isEmpty();
            assertThat(Objects.requireNonNull(cell.restored()).wave()).isNull();
            assertThat(cell.restored().released()).isTrue();
            assertThat(cell.answer()).isNotNull();
        }
    }
}
