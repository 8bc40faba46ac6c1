package io.incidentledger.query.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.query.recovery.WorkaroundsView.BridgedTenant;
import io.incidentledger.query.recovery.WorkaroundsView.WorkaroundView;
import io.incidentledger.wire.actor.Reader;
import io.incidentledger.wire.actor.Role;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** Fax for two tenants from 21, retired for one at 23; paper for a third from 22. */
class WorkaroundsViewTest {
    private static final Reader OPERATOR = Reader.inside(Set.of(Role.OPERATOR));
    private static final Reader OBSERVER = Reader.inside(Set.of(Role.OBSERVER));
    private static final Reader AOK = Reader.boundTo(List.of(new TenantId("aok")));

    private final RecoveryStory story = new RecoveryStory();

    private RecoveryStory bridging() {
        return story.told(
                story.facts.off("eau", "20:00", "aok", "sbk"),
                story.facts.off("kim", "20:00", "tk"),
                story.bridged("fax", "eau", "22:30", "21:00", "aok", "sbk"),
                story.bridged("paper", "kim", null, "22:00", "tk"),
                story.unbridged("fax", "eau", "23:00", "aok"));
    }

    private static List<WorkaroundView> shown(RecoveryFacts facts) {
        return WorkaroundsFold.of(facts).workarounds();
    }

    @Test
    void are_told_with_whom_they_keep_going_and_until_when() {
        WorkaroundView fax = shown(bridging().seenBy(OPERATOR)).getFirst();
        assertThat(fax.workaround()).isEqualTo("fax");
        assertThat(fax.owner()).isEqualTo("role:it");
        assertThat(fax.tenants()).extracting(BridgedTenant::active).containsExactly(false, true);
        assertThat(fax.tenants().getFirst().retiredBy()).endsWith("@4");
    }

    @Test
    void are_overdue_once_their_planned_end_has_passed_and_they_are_active() {
        bridging();
        assertThat(shown(story.at(OPERATOR, "22:30")).getFirst().overdue()).isFalse();
        assertThat(shown(story.at(OPERATOR, "22:31")).getFirst().overdue()).isTrue();
        story.told(story.unbridged("fax", "eau", "23:10", "sbk"));
        assertThat(shown(story.seenBy(OPERATOR)))
                .extracting(WorkaroundView::workaround)
                .containsExactly("paper", "fax");
        assertThat(shown(story.seenBy(OPERATOR)).getLast().overdue()).isFalse();
    }

    @Test
    void are_only_what_they_were_by_then() {
        bridging();
        assertThat(shown(story.at(OPERATOR, "20:59"))).isEmpty();
        assertThat(shown(story.at(OPERATOR, "21:30"))).hasSize(1);
        assertThat(shown(story.at(OPERATOR, "22:59")).getFirst().tenants().getFirst().until())
                .isNull();
    }

    @Test
    void are_uncertain_while_the_bounds_leave_it_open() {
        story.told(
                story.facts.off("eau", "20:00", "aok"),
                story.bridged("fax", "eau", null, "21:00..22:00", "aok"));
        assertThat(shown(story.at(OPERATOR, "21:30")).getFirst().tenants().getFirst().certain())
                .isFalse();
        assertThat(shown(story.at(OPERATOR, "22:00")).getFirst().tenants().getFirst().certain())
                .isTrue();
    }

    @Test
    void are_shown_to_somebody_who_is_bound_without_words_and_others() {
        assertThat(shown(bridging().seenBy(AOK)))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.workaround()).isNull();
                            assertThat(it.owner()).isNull();
                            assertThat(it.limits()).isNull();
                            assertThat(it.tenants()).hasSize(1);
                            assertThat(it.active()).isFalse();
                        });
    }

    @Test
    void are_not_there_for_somebody_who_may_not_see_them() {
        story.told(story.facts.off("eau", "20:00", "aok"))
                .marked(Marking.RED, story.bridged("fax", "eau", null, "21:00", "aok"));
        assertThat(shown(story.seenBy(OBSERVER))).isEmpty();
        assertThat(shown(story.seenBy(OPERATOR))).hasSize(1);
    }
}
