package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.MILESTONE_ORDER;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_CHANGES;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.between;
import static io.incidentledger.command.incident.IncidentFixtures.entry;
import static io.incidentledger.command.incident.Statements.correction;
import static io.incidentledger.command.incident.Statements.milestone;
import static io.incidentledger.command.incident.Statements.said;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.api.incident.IncidentEvent.MilestoneReached;
import io.incidentledger.api.incident.Milestone;
import io.incidentledger.api.incident.Nature;
import io.incidentledger.api.incident.Severity;

import org.junit.jupiter.api.Test;

class MilestoneDecisionTest {
    private final Story story =
            Story.of(milestone(at(9), Milestone.DETECTED), milestone(at(12), Milestone.ERADICATED));

    @Test
    void may_be_entered_late_between_others() {
        story.then(milestone(at(10), Milestone.CONTAINED), milestone(at(6), Milestone.BEGAN));
        assertThat(story.events().getFirst()).isInstanceOf(MilestoneReached.class);
    }

    @Test
    void is_objected_to_before_an_earlier_one() {
        assertThat(story.refusalOf(milestone(at(8), Milestone.CONTAINED)).objections())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.code()).isEqualTo(MILESTONE_ORDER);
                            assertThat(it.about()).containsExactly("INC-2023-000001@1");
                        });
    }

    @Test
    void is_objected_to_behind_a_later_one() {
        assertThat(story.objectionsTo(milestone(at(13), Milestone.CONTAINED)))
                .containsExactly(MILESTONE_ORDER);
    }

    @Test
    void is_objected_to_the_second_time() {
        assertThat(story.objectionsTo(milestone(at(10), Milestone.DETECTED)))
                .containsExactly(NOTHING_CHANGES);
    }

    @Test
    void is_recorded_with_the_objection_despite_it() {
        story.then(milestone(at(13), Milestone.CONTAINED).despite(MILESTONE_ORDER));
        assertThat(((MilestoneReached) story.events().getFirst()).objections()).hasSize(1);
    }

    @Test
    void may_stand_where_bounds_overlap() {
        story.then(milestone(between(8, 10), Milestone.CONTAINED));
        assertThat(story.events()).hasSize(1);
    }

    @Test
    void is_objected_to_when_it_is_corrected_out_of_order() {
        assertThat(story.objectionsTo(correction(entry(2), milestone(at(8), Milestone.ERADICATED))))
                .containsExactly(MILESTONE_ORDER);
        story.then(correction(entry(2), milestone(at(11), Milestone.ERADICATED)));
    }

    @Test
    void counts_the_detection_that_the_declaration_names() {
        Story detected =
                Story.undeclared()
                        .then(
                                said(
                                        new DeclareIncident(
                                                Nature.SECURITY,
                                                Severity.HIGH,
                                                "Attack",
                                                null,
                                                at(7)),
                                        at(8)));
        assertThat(detected.objectionsTo(milestone(at(6), Milestone.CONTAINED)))
                .containsExactly(MILESTONE_ORDER);
        assertThat(detected.objectionsTo(milestone(at(9), Milestone.DETECTED)))
                .containsExactly(NOTHING_CHANGES);
    }
}
