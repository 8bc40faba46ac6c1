package io.incidentledger.query.availability;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.query.availability.AvailabilityRepository.Part;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.read.Axes;
import io.incidentledger.query.read.Parameters;
import io.incidentledger.query.read.Snapshots;
import io.incidentledger.wire.http.ActorAuthentication;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/** How services did, over all incidents. */
@RestController
public final class AvailabilityController {
    private final Snapshots snapshots;
    private final AvailabilityRepository availabilities;

    /**
     * @param snapshots how to read
     * @param availabilities what to read
     */
    public AvailabilityController(Snapshots snapshots, AvailabilityRepository availabilities) {
        this.snapshots = snapshots;
        this.availabilities = availabilities;
    }

    @GetMapping("/api/figures")
    AvailabilityView figures(
            ActorAuthentication who,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String tenant,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(required = false) @Nullable String validAt,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String after) {
        String only = Parameters.id(service, ServiceId::new);
        Part part =
                new Part(
                        who.reader(),
                        only == null ? null : Set.of(only),
                        Parameters.id(tenant, TenantId::new));
        Instant since = Parameters.moment("from", from);
        Instant until = Parameters.moment("to", to);
        ZoneId in = Parameters.zone(zone);
        return snapshots.read(
                who.reader(),
                after,
                Axes.of(validAt, knownAt, null),
                asOf -> new AvailabilityView(asOf, monthly(asOf, part, since, until, in)));
    }

    private MonthlyAvailability monthly(
            AsOf asOf, Part part, @Nullable Instant from, @Nullable Instant to, ZoneId zone) {
        Instant moment = asOf.moment(asOf.recordedUntil());
        Window window = moment == null ? null : Window.asked(from, to, zone, moment);
        return window == null
                ? MonthlyAvailability.nothing(zone)
                : MonthlyAvailability.of(
                        window,
                        availabilities.subscribed(asOf, part),
                        availabilities.downtime(asOf, part, window));
    }
}
