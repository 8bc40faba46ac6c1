package io.incidentledger.query.incident;

import io.incidentledger.api.incident.DisruptionKind;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far the restoration is, in pairs of service and tenant.
 *
 * @param total over all services
 * @param services by service
 */
record RestorationProgress(Count total, Map<String, Count> services) {
    /**
     * Each affected pair counts once as out, limited, restored or ended.
     *
     * @param affected pairs that were ever disrupted
     * @param stillOut pairs that may be off
     * @param limited pairs that may be impaired or on a workaround, but are not off
     * @param restored pairs that work again
     * @param ended pairs that were given up or handed over
     * @param reDisrupted pairs that were disrupted again after a restoration, whatever they are now
     */
    record Count(
            int affected, int stillOut, int limited, int restored, int ended, int reDisrupted) {}

    private enum Standing {
        OUT,
        LIMITED,
        RESTORED,
        ENDED
    }

    static RestorationProgress of(List<DisruptionView> disruptions) {
        Map<String, List<DisruptionView>> byService =
                disruptions.stream()
                        .collect(
                                Collectors.groupingBy(
                                        DisruptionView::service,
                                        TreeMap::new,
                                        Collectors.toList()));
        Map<String, Count> counts = new TreeMap<>();
        byService.forEach((service, own) -> counts.put(service, count(own)));
        return new RestorationProgress(count(disruptions), counts);
    }

    private static Count count(List<DisruptionView> disruptions) {
        Map<List<String>, List<DisruptionView>> pairs =
                disruptions.stream()
                        .collect(Collectors.groupingBy(it -> List.of(it.service(), it.tenant())));
        Map<Standing, Long> standings =
                pairs.values().stream()
                        .collect(
                                Collectors.groupingBy(
                                        RestorationProgress::standing, Collectors.counting()));
        return new Count(
                pairs.size(),
                standings.getOrDefault(Standing.OUT, 0L).intValue(),
                standings.getOrDefault(Standing.LIMITED, 0L).intValue(),
                standings.getOrDefault(Standing.RESTORED, 0L).intValue(),
                standings.getOrDefault(Standing.ENDED, 0L).intValue(),
                (int)
                        pairs.values().stream()
                                .filter(own -> own.stream().anyMatch(DisruptionView::repeated))
                                .count());
    }

    private static Standing standing(List<DisruptionView> pair) {
        List<DisruptionView> open = pair.stream().filter(DisruptionView::open).toList();
        if (open.stream().anyMatch(it -> it.phases().getLast().kind() == DisruptionKind.OFFLINE)) {
            return Standing.OUT;
        }
        if (!open.isEmpty()) {
            return Standing.LIMITED;
        }
        boolean restored =
                pair.stream().anyMatch(it -> it.ending() != null && it.ending().restored());
        return restored ? Standing.RESTORED : Standing.ENDED;
    }
}
