package io.incidentledger.query.incident;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.incidentledger.query.availability.BoundedTime;
import io.incidentledger.query.availability.MonthlyAvailability;
import io.incidentledger.query.availability.Stretches;
import io.incidentledger.query.availability.SubscribedPair;
import io.incidentledger.query.availability.Window;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What one incident leaves of the availability of the services that it disrupts.
 *
 * @param zone in which months begin
 * @param subscribed when pairs of some services were subscribed
 */
record IncidentAvailability(
        ZoneId zone, Function<Set<String>, Map<SubscribedPair, Stretches>> subscribed) {

    /** Nothing, before there is anything to tell. */
    MonthlyAvailability before() {
        return MonthlyAvailability.nothing(zone);
    }

    /**
     * From the month of the first disruption on.
     *
     * @param begun what may have begun by then
     */
    MonthlyAvailability until(Instant until, List<DisruptionRow> begun) {
        return begun.stream()
                .map(it -> it.phase().started().earliest())
                .min(Comparator.naturalOrder())
                .map(first -> in(Window.since(first, until, zone), begun))
                .orElseGet(this::before);
    }

    private MonthlyAvailability in(Window window, List<DisruptionRow> begun) {
        Map<SubscribedPair, BoundedTime> downtime = new TreeMap<>();
        begun.stream()
                .collect(groupingBy(DisruptionRow::pair, mapping(DisruptionRow::phase, toList())))
                .forEach(
                        (pair, phases) ->
                                downtime.put(
                                        new SubscribedPair(
                                                pair.service().value(), pair.tenant().value()),
                                        Lasting.of(Lasting.offline(phases), window.to())));
        Set<String> services =
                downtime.keySet().stream().map(SubscribedPair::service).collect(toSet());
        return MonthlyAvailability.of(window, subscribed.apply(services), downtime);
    }
}
