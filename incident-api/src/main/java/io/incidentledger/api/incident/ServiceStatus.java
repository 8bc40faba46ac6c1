package io.incidentledger.api.incident;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * How a service is for a tenant, as far as a position: what stands on the topic of the status.
 * Published for every pair that was ever disrupted, and once more whenever that changes.
 *
 * @param state the worst across incidents
 * @param since from when on it has been in this state; null when OK
 * @param disruptions what is open, by incident; empty when OK
 * @param version the position of the last entry that changed anything about the pair; a record with
 *     a lower one than that already seen is out of date
 */
public record ServiceStatus(
        ServiceId service,
        TenantId tenant,
        State state,
        @Nullable OccurredAt since,
        List<Open> disruptions,
        long version) {

    /** What a pair can be, worst first. */
    public enum State {
        OFFLINE,
        LIMITED,
        WORKAROUND,
        OK
    }

    /**
     * A disruption that is open.
     *
     * @param kind of which kind it is
     * @param since from when on it has been of that kind
     * @param startedBy the entry that says so
     */
    public record Open(
            IncidentId incident,
            DisruptionKind kind,
            Cause cause,
            OccurredAt since,
            EntryId startedBy) {}

    public ServiceStatus {
        disruptions = List.copyOf(disruptions);
    }

    /** The worst of what is open; OK if nothing is. */
    public static ServiceStatus of(
            ServiceId service, TenantId tenant, List<Open> open, long version) {
        DisruptionKind worst =
                open.stream().map(Open::kind).min(Comparator.naturalOrder()).orElse(null);
        List<Open> decisive = open.stream().filter(it -> it.kind() == worst).toList();
        return new ServiceStatus(
                service,
                tenant,
                state(worst),
                decisive.isEmpty()
                        ? null
                        : OccurredAt.between(
                                first(decisive, it -> it.since().earliest()),
                                first(decisive, it -> it.since().latest())),
                open,
                version);
    }

    private static State state(@Nullable DisruptionKind worst) {
        return switch (worst) {
            case null -> State.OK;
            case OFFLINE -> State.OFFLINE;
            case LIMITED -> State.LIMITED;
            case WORKAROUND -> State.WORKAROUND;
        };
    }

    private static <T extends Comparable<T>> T first(List<Open> open, Function<Open, T> bound) {
        return open.stream().map(bound).min(Comparator.naturalOrder()).orElseThrow();
    }
}
