package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.CONTRADICTS_ENTRY;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_CHANGES;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_TO_RESTORE;
import static io.incidentledger.api.incident.Cause.ISOLATION;
import static io.incidentledger.api.incident.DisruptionKind.LIMITED;
import static io.incidentledger.api.refusal.RefusalCode.NOT_CORRECTABLE;
import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.EAU;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.entry;
import static io.incidentledger.command.incident.Statements.back;
import static io.incidentledger.command.incident.Statements.off;
import static io.incidentledger.command.incident.Statements.report;
import static io.incidentledger.command.incident.Statements.retraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.refusal.Refusal;

import org.junit.jupiter.api.Test;

import java.util.List;

class RetractionDecisionTest {
    private final Story story = Story.of(off(at(10), EAU, AOK), back(at(12), EAU, AOK));

    @Test
    void takes_an_entry_out() {
        story.then(retraction(entry(2)));
        assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 10-");
    }

    @Test
    void is_objected_to_when_another_entry_then_contradicts_the_rest() {
        Refusal refusal = story.refusalOf(retraction(entry(1)));
        assertThat(refusal.objections())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.code()).isEqualTo(CONTRADICTS_ENTRY);
                            assertThat(it.about()).containsExactly("INC-2023-000001@2");
                        });
    }

    @Test
    void is_objected_to_when_a_report_loses_the_deliberate_cause_that_it_names() {
        story.then(report(at(11), LIMITED, ISOLATION, EAU, AOK));
        assertThat(story.refusalOf(retraction(entry(1))).objections())
                .singleElement()
                .extracting(Objection::about)
                .isEqualTo(List.of("INC-2023-000001@3"));
    }

    @Test
    void is_not_objected_to_for_what_contradicted_the_rest_before() {
        story.then(back(at(14), EAU, AOK).despite(NOTHING_TO_RESTORE), off(at(15), EAU, AOK));
        assertThat(story.then(retraction(entry(4))).events()).hasSize(1);
    }

    @Test
    void of_both_entries_together_leaves_nothing_to_object_to() {
        story.together(retraction(entry(1)), retraction(entry(2)));
        assertThat(story.intervals(EAU, AOK)).isEmpty();
    }

    @Test
    void is_objected_to_the_second_time() {
        story.then(retraction(entry(2)));
        assertThat(story.objectionsTo(retraction(entry(2)))).containsExactly(NOTHING_CHANGES);
    }

    @Test
    void cannot_be_retracted_itself() {
        story.then(retraction(entry(2)));
        Refusal refusal = story.refusalOf(retraction(entry(3)));
        assertThat(refusal.code()).isEqualTo(NOT_CORRECTABLE);
        assertThat(refusal.sentence()).contains("INC-2023-000001@2");
    }

    @Test
    void cannot_take_the_declaration_back() {
        assertThat(story.refusalOf(retraction(entry(0))).code()).isEqualTo(NOT_CORRECTABLE);
    }
}
