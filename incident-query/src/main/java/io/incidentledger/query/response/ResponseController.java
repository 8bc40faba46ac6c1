package io.incidentledger.query.response;

import io.incidentledger.query.history.AsOfParameters;
import io.incidentledger.query.history.HistoryReads;
import io.incidentledger.query.history.IncidentQuery;
import io.incidentledger.wire.http.ActorAuthentication;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.function.Function;

/** Who works on an incident, what they decide and what they expect, on all axes. */
@RestController
public final class ResponseController {
    private final HistoryReads histories;

    /**
     * @param histories what one incident is
     */
    public ResponseController(HistoryReads histories) {
        this.histories = histories;
    }

    @GetMapping("/api/incidents/{incident}/forecasts")
    ForecastsView forecasts(
            ActorAuthentication who,
            @PathVariable String incident,
            @ModelAttribute AsOfParameters when) {
        return read(when.about(incident, who.reader()), ForecastsView::of);
    }

    @GetMapping("/api/incidents/{incident}/parties")
    PartiesView parties(
            ActorAuthentication who,
            @PathVariable String incident,
            @ModelAttribute AsOfParameters when) {
        return read(when.about(incident, who.reader()), PartiesView::of);
    }

    @GetMapping("/api/incidents/{incident}/decisions")
    DecisionsView decisions(
            ActorAuthentication who,
            @PathVariable String incident,
            @ModelAttribute AsOfParameters when) {
        return read(when.about(incident, who.reader()), DecisionsView::of);
    }

    @GetMapping("/api/incidents/{incident}/roles")
    RolesView roles(
            ActorAuthentication who,
            @PathVariable String incident,
            @ModelAttribute AsOfParameters when) {
        return read(when.about(incident, who.reader()), RolesView::of);
    }

    private <T> T read(IncidentQuery asked, Function<Shown, T> view) {
        return histories.read(
                asked,
                (asOf, history) ->
                        view.apply(new Shown(asked.incident(), asOf, history, asked.reader())));
    }
}
