package io.incidentledger.query.investigation;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.query.history.AsOfParameters;
import io.incidentledger.query.history.HistoryReads;
import io.incidentledger.query.history.IncidentQuery;
import io.incidentledger.wire.http.ActorAuthentication;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What is known of an incident, by what evidence, and what must be kept. */
@RestController
public final class InvestigationController {
    private final HistoryReads histories;

    /** On what the streams of incidents hold. */
    public InvestigationController(HistoryReads histories) {
        this.histories = histories;
    }

    @GetMapping("/api/incidents/{incident}/findings")
    FindingsView findings(
            ActorAuthentication who,
            @PathVariable String incident,
            @ModelAttribute AsOfParameters when) {
        IncidentQuery asked = when.about(incident, who.reader());
        return histories.read(
                asked,
                (asOf, history) ->
                        FindingsView.of(asOf, new IncidentId(incident), history, asked.reader()));
    }

    @GetMapping("/api/incidents/{incident}/evidence")
    EvidenceView evidence(
            ActorAuthentication who,
            @PathVariable String incident,
            @ModelAttribute AsOfParameters when) {
        IncidentQuery asked = when.about(incident, who.reader());
        return histories.read(
                asked,
                (asOf, history) ->
                        EvidenceView.of(asOf, new IncidentId(incident), history, asked.reader()));
    }

    @GetMapping("/api/incidents/{incident}/legal-holds")
    LegalHoldsView legalHolds(
            ActorAuthentication who,
            @PathVariable String incident,
            @ModelAttribute AsOfParameters when) {
        IncidentQuery asked = when.about(incident, who.reader());
        return histories.read(
                asked,
                (asOf, history) ->
                        LegalHoldsView.of(asOf, new IncidentId(incident), history, asked.reader()));
    }
}
