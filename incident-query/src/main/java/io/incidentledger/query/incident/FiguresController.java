package io.incidentledger.query.incident;

import io.incidentledger.query.availability.AvailabilityRepository;
import io.incidentledger.query.availability.AvailabilityRepository.Part;
import io.incidentledger.query.history.AsOfParameters;
import io.incidentledger.query.history.HistoryReads;
import io.incidentledger.query.history.IncidentQuery;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.read.Parameters;
import io.incidentledger.query.response.PromisesKept;
import io.incidentledger.wire.http.ActorAuthentication;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.ZoneId;

/** How long everything was out in an incident, and how long the handling took. */
@RestController
public final class FiguresController {
    private final HistoryReads histories;
    private final AvailabilityRepository availabilities;

    /**
     * @param histories what one incident is
     * @param availabilities when pairs were subscribed
     */
    public FiguresController(HistoryReads histories, AvailabilityRepository availabilities) {
        this.histories = histories;
        this.availabilities = availabilities;
    }

    @GetMapping("/api/incidents/{incident}/figures")
    Figures figures(
            ActorAuthentication who,
            @PathVariable String incident,
            @RequestParam(required = false) @Nullable String zone,
            @ModelAttribute AsOfParameters when) {
        IncidentQuery asked = when.about(incident, who.reader());
        ZoneId in = Parameters.zone(zone);
        return histories.read(
                asked,
                (asOf, history) ->
                        Figures.of(
                                asOf,
                                new KnownIncident(asked, history),
                                left(asOf, asked, in),
                                PromisesKept.of(asOf, asked, history)));
    }

    private IncidentAvailability left(AsOf asOf, IncidentQuery asked, ZoneId zone) {
        return new IncidentAvailability(
                zone,
                services ->
                        availabilities.subscribed(asOf, new Part(asked.reader(), services, null)));
    }
}
