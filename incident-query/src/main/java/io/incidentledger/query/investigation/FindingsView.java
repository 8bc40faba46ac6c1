package io.incidentledger.query.investigation;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.investigation.InvestigationEvent.FindingEvent;
import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.wire.actor.Reader;

import java.util.List;

/**
 * What is known of an incident, how well, and on what basis.
 *
 * @param questions in the order in which they were first answered
 */
record FindingsView(AsOf asOf, IncidentId incident, List<Question> questions) {
    /**
     * A question, and everything that was ever found about it.
     *
     * @param contested whether current findings contradict each other
     * @param findings in the order of time
     */
    record Question(String question, boolean contested, List<FindingView> findings) {}

    static FindingsView of(AsOf asOf, IncidentId incident, IncidentHistory history, Reader reader) {
        Seen seen = new Seen(history, asOf.validAt(), reader);
        StatedFindings findings = new StatedFindings(seen.standing(FindingEvent.class));
        return new FindingsView(
                asOf,
                incident,
                findings.byQuestion().entrySet().stream()
                        .map(
                                it ->
                                        question(
                                                it.getKey(),
                                                it.getValue().stream()
                                                        .filter(
                                                                found ->
                                                                        seen.shows(
                                                                                found,
                                                                                found.event()
                                                                                        .tenants()))
                                                        .map(
                                                                found ->
                                                                        FindingView.of(
                                                                                found, findings,
                                                                                seen))
                                                        .toList()))
                        .filter(it -> !it.findings().isEmpty())
                        .toList());
    }

    private static Question question(String question, List<FindingView> findings) {
        return new Question(
                question,
                findings.stream().anyMatch(it -> !it.contradictedBy().isEmpty()),
                findings);
    }
}
