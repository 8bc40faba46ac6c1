package io.incidentledger.api.incident;

import io.incidentledger.api.fact.OccurredAt;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * An interval in which a service does not work normally for a tenant, by one cause. It
 * <em>possibly</em> spans the earliest start to the latest end, and <em>certainly</em> the latest
 * start to the earliest end.
 *
 * @param cause by what
 * @param phases its kinds in order; at least one, the first of which opened it
 * @param ending what closed it; null while it is open
 * @param repeated whether the pair had been restored before it: a re-disruption
 */
public record Disruption(
        CauseKey cause, List<Phase> phases, @Nullable Ending ending, boolean repeated) {
    public Disruption {
        phases = List.copyOf(phases);
    }

    /**
     * From when it is of which kind.
     *
     * @param place the sequence of the entry that says so
     */
    public record Phase(DisruptionKind kind, long place, OccurredAt from) {}

    /**
     * What closed it.
     *
     * @param place the sequence of the entry that says so
     * @param restoration whether the service works again, rather than being given up
     */
    public record Ending(long place, OccurredAt at, boolean restoration) {}

    /** When it began. */
    public OccurredAt start() {
        return phases.getFirst().from();
    }

    /** Whether nothing has closed it. */
    public boolean isOpen() {
        return ending == null;
    }
}
