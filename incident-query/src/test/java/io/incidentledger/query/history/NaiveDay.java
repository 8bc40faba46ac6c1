package io.incidentledger.query.history;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.DisruptionReported;
import io.incidentledger.api.incident.IncidentEvent.ServiceEvent;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundActivated;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundRetired;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One day of an incident, lived through from fact to fact: what is open now, and nothing else. */
final class NaiveDay {
    private final Map<String, Map<Cause, Open>> pairs = new TreeMap<>();
    private final Set<String> active = new TreeSet<>();

    /**
     * Something open.
     *
     * @param bridgedBy the workarounds that help against it
     */
    private record Open(DisruptionKind kind, Set<String> bridgedBy) {
        DisruptionKind shown() {
            return bridgedBy.isEmpty() ? kind : DisruptionKind.WORKAROUND;
        }
    }

    /** The worst of every pair of which something is open. */
    Map<String, DisruptionKind> kinds() {
        Map<String, DisruptionKind> kinds = new TreeMap<>();
        pairs.forEach(
                (pair, open) ->
                        open.values().stream()
                                .map(Open::shown)
                                .min(Comparator.naturalOrder())
                                .ifPresent(kind -> kinds.put(pair, kind)));
        return kinds;
    }

    /** Workarounds that run, {@code name/tenant}. */
    Set<String> active() {
        return active;
    }

    /** The next fact. */
    void apply(IncidentEvent event) {
        switch (event) {
            case WorkaroundActivated it ->
                    it.tenants().ids().forEach(tenant -> activate(it, tenant));
            case WorkaroundRetired it -> it.tenants().ids().forEach(tenant -> retire(it, tenant));
            case ServiceEvent it ->
                    it.tenants().ids().forEach(tenant -> apply(it, open(it.service(), tenant)));
            default -> {}
        }
    }

    private static void apply(ServiceEvent event, Map<Cause, Open> open) {
        switch (event) {
            case ServiceTakenOffline off -> start(open, off.cause(), DisruptionKind.OFFLINE);
            case DisruptionReported it -> start(open, it.cause(), it.kind());
            case ServiceRestored back -> end(open, back.cause());
            case ServiceEvent other -> throw new IllegalStateException(other.toString());
        }
    }

    private static void start(Map<Cause, Open> open, Cause cause, DisruptionKind kind) {
        open.put(cause, new Open(kind, new TreeSet<>()));
    }

    private static void end(Map<Cause, Open> open, @Nullable Cause cause) {
        open.keySet().removeIf(it -> cause == null || cause == it);
    }

    private void activate(WorkaroundActivated event, TenantId tenant) {
        active.add(event.workaround() + "/" + tenant);
        open(event.service(), tenant)
                .values()
                .forEach(open -> open.bridgedBy().add(event.workaround()));
    }

    private void retire(WorkaroundRetired event, TenantId tenant) {
        active.remove(event.workaround() + "/" + tenant);
        open(event.service(), tenant)
                .values()
                .forEach(open -> open.bridgedBy().remove(event.workaround()));
    }

    private Map<Cause, Open> open(ServiceId service, TenantId tenant) {
        return pairs.computeIfAbsent(service + "/" + tenant, _ -> new EnumMap<>(Cause.class));
    }
}
