package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.NOTHING_CHANGES;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.entry;
import static io.incidentledger.command.incident.Statements.correction;
import static io.incidentledger.command.incident.Statements.reclassified;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.incident.IncidentEvent.IncidentReclassified;
import io.incidentledger.api.incident.Severity;

import org.junit.jupiter.api.Test;

class ClassificationDecisionTest {
    private final Story story = Story.of(reclassified(at(14), Severity.CRITICAL));

    @Test
    void may_change() {
        assertThat(((IncidentReclassified) story.events().getFirst()).severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void is_objected_to_when_it_says_nothing_new() {
        assertThat(story.objectionsTo(reclassified(at(15), Severity.CRITICAL)))
                .containsExactly(NOTHING_CHANGES);
        assertThat(story.objectionsTo(reclassified(at(10), Severity.HIGH)))
                .containsExactly(NOTHING_CHANGES);
    }

    @Test
    void is_recorded_with_the_objection_despite_it() {
        story.then(reclassified(at(15), Severity.CRITICAL).despite(NOTHING_CHANGES));
        assertThat(((IncidentReclassified) story.events().getFirst()).objections()).hasSize(1);
    }

    @Test
    void is_judged_at_the_time_when_it_was_true() {
        story.then(reclassified(at(12), Severity.CRITICAL));
        assertThat(story.objectionsTo(reclassified(at(13), Severity.CRITICAL)))
                .containsExactly(NOTHING_CHANGES);
    }

    @Test
    void is_objected_to_when_it_is_corrected_to_what_was_said_before() {
        assertThat(story.objectionsTo(correction(entry(1), reclassified(at(14), Severity.HIGH))))
                .containsExactly(NOTHING_CHANGES);
        story.then(correction(entry(1), reclassified(at(14), Severity.LOW)));
    }
}
