package io.incidentledger.query.notification;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.notification.DeadlineRules;
import io.incidentledger.query.history.AsOfParameters;
import io.incidentledger.query.history.HistoryReads;
import io.incidentledger.query.history.IncidentQuery;
import io.incidentledger.wire.http.ActorAuthentication;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who has to be told of an incident by when, and by which rules. */
@RestController
public final class DeadlineController {
    private final HistoryReads histories;
    private final DeadlineRules rules;

    /**
     * @param histories what the streams of incidents hold
     * @param rules of today; a deadline holds what those of its time said
     */
    public DeadlineController(HistoryReads histories, DeadlineRules rules) {
        this.histories = histories;
        this.rules = rules;
    }

    @GetMapping("/api/incidents/{incident}/deadlines")
    DeadlinesView deadlines(
            ActorAuthentication who,
            @PathVariable String incident,
            @ModelAttribute AsOfParameters when) {
        IncidentQuery asked = when.about(incident, who.reader());
        return histories.read(
                asked,
                (asOf, history) ->
                        DeadlinesView.of(asOf, new IncidentId(incident), history, asked.reader()));
    }

    @GetMapping("/api/deadline-rules")
    DeadlineRules rules() {
        return rules;
    }
}
