package io.incidentledger.query.incident;

import io.incidentledger.query.history.HistoryReads;
import io.incidentledger.query.history.IncidentQuery;
import io.incidentledger.wire.http.ActorAuthentication;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How long everything was out in an incident, and how long the handling took. */
@RestController
public final class FiguresController {
    private final HistoryReads histories;

    /** Reads histories. */
    public FiguresController(HistoryReads histories) {
        this.histories = histories;
    }

    @GetMapping("/api/incidents/{incident}/figures")
    Figures figures(
            ActorAuthentication who,
            @PathVariable String incident,
            @RequestParam(required = false) @Nullable String validAt,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String learnedUntil,
            @RequestParam(required = false) @Nullable String after) {
        IncidentQuery asked =
                IncidentQuery.of(who.reader(), incident, validAt, knownAt, learnedUntil, after);
        return histories.read(
                asked, (asOf, history) -> Figures.of(asOf, new KnownIncident(asked, history)));
    }
}
