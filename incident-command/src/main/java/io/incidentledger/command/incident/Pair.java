package io.incidentledger.command.incident;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.incident.IncidentEvent.ServiceEvent;

import java.util.List;

/** A service as one tenant has it: what a disruption is a disruption of. */
record Pair(ServiceId service, TenantId tenant) {
    /** The pairs that an event is about, in order. */
    static List<Pair> of(ServiceEvent event) {
        return event.tenants().ids().stream()
                .map(tenant -> new Pair(event.service(), tenant))
                .toList();
    }

    @Override
    public String toString() {
        return service + "/" + tenant;
    }
}
