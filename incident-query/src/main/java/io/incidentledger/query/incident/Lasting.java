package io.incidentledger.query.incident;

import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.query.availability.BoundedTime;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** For how long phases lasted, together: what overlaps counts once. */
final class Lasting {
    private Lasting() {}

    /**
     * The time for which one of them must have lasted, and may have.
     *
     * @param until what lasts is counted until then, and nothing behind it
     */
    static BoundedTime of(Collection<PhaseRow> phases, Instant until) {
        return BoundedTime.union(
                phases.stream()
                        .map(it -> BoundedTime.between(it.started(), it.ended(), until))
                        .toList());
    }

    /** Those that are downtime. */
    static List<PhaseRow> offline(Collection<PhaseRow> phases) {
        return only(phases, phase -> phase.kind() == DisruptionKind.OFFLINE);
    }

    static List<PhaseRow> only(Collection<PhaseRow> phases, Predicate<PhaseRow> which) {
        return phases.stream().filter(which).toList();
    }
}
