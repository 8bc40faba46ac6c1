package io.incidentledger.query.incident;

import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.query.history.AsOfParameters;
import io.incidentledger.query.history.HistoryReads;
import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.history.IncidentQuery;
import io.incidentledger.query.read.Axes;
import io.incidentledger.query.read.Parameters;
import io.incidentledger.wire.http.ActorAuthentication;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;

/** What changed in an incident between two moments, on any of its clocks. */
@RestController
public final class DifferenceController {
    private final HistoryReads histories;

    /** Reads histories. */
    public DifferenceController(HistoryReads histories) {
        this.histories = histories;
    }

    /**
     * Compares two views that differ on one axis; the others may be bounded for both.
     *
     * @param from the earlier moment
     * @param to the later one; without an upper bound, if not given
     */
    @GetMapping("/api/incidents/{incident}/difference")
    Difference difference(
            ActorAuthentication who,
            @PathVariable String incident,
            @RequestParam(required = false) @Nullable String axis,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @ModelAttribute AsOfParameters when) {
        Axis along = Axis.of(axis);
        Instant earlier = Parameters.moment("from", from);
        Instant later = Parameters.moment("to", to);
        IncidentQuery fixed = when.about(incident, who.reader());
        if (earlier == null) {
            throw new MalformedInput("from", "must be a time with its zone");
        }
        if (later != null && later.isBefore(earlier)) {
            throw new MalformedInput("to", "must not be before from");
        }
        if (along.in(fixed.axes()) != null) {
            throw new MalformedInput(along.parameter(), "is the axis: give from and to instead");
        }
        IncidentQuery asked = fixed.on(along.at(later, fixed.axes()));
        return histories.read(
                asked,
                (asOf, history) -> {
                    Axes before = along.at(earlier, asked.axes());
                    return Difference.of(
                            asOf,
                            along,
                            earlier,
                            new KnownIncident(asked.on(before), cut(history, along, earlier)),
                            new KnownIncident(asked, history));
                });
    }

    private static IncidentHistory cut(IncidentHistory history, Axis axis, Instant moment) {
        return switch (axis) {
            case VALID_AT -> history;
            case KNOWN_AT -> history.knownAt(moment);
            case LEARNED_UNTIL -> history.learnedUntil(moment);
        };
    }
}
