package io.incidentledger.query.response;

import io.incidentledger.query.history.AsOfParameters;
import io.incidentledger.query.history.HistoryReads;
import io.incidentledger.query.history.HistoryRepository;
import io.incidentledger.query.history.IncidentQuery;
import io.incidentledger.wire.http.ActorAuthentication;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What was said in an incident, and how it stands to others, on all axes. */
@RestController
public final class CommunicationController {
    private final HistoryReads reads;
    private final HistoryRepository histories;

    /**
     * @param reads what one incident is
     * @param histories what others say of it
     */
    public CommunicationController(HistoryReads reads, HistoryRepository histories) {
        this.reads = reads;
        this.histories = histories;
    }

    @GetMapping("/api/incidents/{incident}/updates")
    UpdatesView updates(
            ActorAuthentication who,
            @PathVariable String incident,
            @ModelAttribute AsOfParameters when) {
        IncidentQuery asked = when.about(incident, who.reader());
        return reads.read(
                asked,
                (asOf, history) ->
                        UpdatesView.of(new Shown(asked.incident(), asOf, history, asked.reader())));
    }

    @GetMapping("/api/incidents/{incident}/links")
    LinksView links(
            ActorAuthentication who,
            @PathVariable String incident,
            @ModelAttribute AsOfParameters when) {
        IncidentQuery asked = when.about(incident, who.reader());
        return reads.read(
                asked,
                (asOf, history) ->
                        LinksView.of(
                                new Shown(asked.incident(), asOf, history, asked.reader()),
                                histories.linking(asked.incident(), asOf),
                                others -> histories.known(others, asked.reader())));
    }
}
