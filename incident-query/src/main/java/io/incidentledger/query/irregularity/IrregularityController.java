package io.incidentledger.query.irregularity;

import io.incidentledger.query.history.AsOfParameters;
import io.incidentledger.query.history.HistoryEntry;
import io.incidentledger.query.history.HistoryReads;
import io.incidentledger.query.history.IncidentQuery;
import io.incidentledger.query.read.Parameters;
import io.incidentledger.wire.http.ActorAuthentication;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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
            @ModelAttribute AsOfParameters when) {
        IncidentQuery asked = when.about(incident, who.reader());
        Duration late = Parameters.duration("lateAfter", lateAfter, HistoryEntry.LATE);
        Duration wide = Parameters.duration("widerThan", widerThan, Duration.ZERO);
        return histories.read(
                asked,
                (asOf, history) ->
                        IrregularitiesView.of(
                                asOf, asked.incident(), history, asked.reader(), late, wide));
    }
}
