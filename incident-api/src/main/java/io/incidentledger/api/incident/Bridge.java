package io.incidentledger.api.incident;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Disruption.Ending;

import org.jspecify.annotations.Nullable;

/**
 * An interval in which a workaround is active for a pair, whatever it bridges.
 *
 * @param workaround its id
 * @param place the sequence of the entry that activated it
 * @param from when
 * @param ending its retirement; null while it is active
 */
public record Bridge(String workaround, long place, OccurredAt from, @Nullable Ending ending) {
    /** Whether it may have been active at that time. */
    public boolean possiblyAt(OccurredAt moment) {
        return !moment.certainlyBefore(from)
                && (ending == null || !ending.at().certainlyBefore(moment));
    }
}
