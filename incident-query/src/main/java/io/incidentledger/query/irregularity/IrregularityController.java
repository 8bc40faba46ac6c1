package io.incidentledger.query.irregularity;

import io.incidentledger.query.history.HistoryEntry;
import io.incidentledger.query.history.HistoryReads;
import io.incidentledger.query.history.IncidentQuery;
import io.incidentledger.query.read.Parameters;
import io.incidentledger.wire.http.ActorAuthentication;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Duration;

/** Which entries of an incident are late, imprecise or contradicted. */
@RestController
public final class IrregularityController {
    private final HistoryReads histories;

    /**
     * @param histories what one incident is
     */
    public IrregularityController(HistoryReads histories) {
        this.histories = histories;
    }

    @GetMapping("/api/incidents/{incident}/irregularities")
    IrregularitiesView irregularities(
            ActorAuthentication who,
            @PathVariable String incident,
            @RequestParam(required = false) @Nullable String lateAfter,
            @RequestParam(required = false) @Nullable String widerThan,
            @RequestParam(required = false) @Nullable String validAt,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String learnedUntil,
            @RequestParam(required = false) @Nullable String after) {
        IncidentQuery asked =
                IncidentQuery.of(who.reader(), incident, validAt, knownAt, learnedUntil, after);
        Duration late = Parameters.duration("lateAfter", lateAfter, HistoryEntry.LATE);
        Duration wide = Parameters.duration("widerThan", widerThan, Duration.ZERO);
        return histories.read(
                asked,
                (asOf, history) ->
                        IrregularitiesView.of(
                                asOf, asked.incident(), history, asked.reader(), late, wide));
    }
}
