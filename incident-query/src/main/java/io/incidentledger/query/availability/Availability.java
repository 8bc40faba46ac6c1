package io.incidentledger.query.availability;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * How a service did in a month: the time for which it was subscribed, and how much of that it was
 * OFFLINE. For a service as such the times of its tenants are added up.
 *
 * @param month {@code 2023-04}
 * @param tenant absent for the service as such
 * @param subscribed ISO 8601
 * @param downtime while it was subscribed
 * @param availability absent where nothing was subscribed
 */
public record Availability(
        String month,
        String service,
        @Nullable String tenant,
        String subscribed,
        TimeRange downtime,
        @Nullable Share availability) {

    /** One for each service and month in which it was subscribed. */
    static List<Availability> ofServices(List<Month> months, Use use) {
        return use.byService().entrySet().stream()
                .flatMap(
                        it ->
                                months.stream()
                                        .map(
                                                month ->
                                                        of(
                                                                month,
                                                                it.getKey(),
                                                                null,
                                                                it.getValue(),
                                                                use)))
                .filter(it -> it.availability() != null)
                .toList();
    }

    /** One for each pair and month in which it may have been OFFLINE while it was subscribed. */
    static List<Availability> ofPairs(List<Month> months, Use use) {
        return use.downtime().keySet().stream()
                .sorted()
                .flatMap(
                        pair ->
                                months.stream()
                                        .map(
                                                month ->
                                                        of(
                                                                month,
                                                                pair.service(),
                                                                pair.tenant(),
                                                                List.of(pair),
                                                                use)))
                .filter(it -> !it.downtime().atMost().equals(Duration.ZERO.toString()))
                .toList();
    }

    private static Availability of(
            Month month,
            String service,
            @Nullable String tenant,
            List<SubscribedPair> pairs,
            Use use) {
        Duration agreed = Duration.ZERO;
        Duration certain = Duration.ZERO;
        Duration possible = Duration.ZERO;
        for (SubscribedPair pair : pairs) {
            Use.Cell cell = use.in(month, pair);
            agreed = agreed.plus(cell.subscribed().length());
            certain = certain.plus(cell.downtime().certain().length());
            possible = possible.plus(cell.downtime().possible().length());
        }
        return new Availability(
                month.name(),
                service,
                tenant,
                agreed.toString(),
                TimeRange.of(certain, possible),
                Share.of(agreed, certain, possible));
    }
}
