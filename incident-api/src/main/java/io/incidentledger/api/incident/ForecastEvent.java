package io.incidentledger.api.incident;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.OccurredAt;

import org.jspecify.annotations.Nullable;

/** What was said in an incident about what was yet to come. */
public sealed interface ForecastEvent extends IncidentEvent {

    /**
     * @param expected when the restoration is expected; null when it is not foreseeable
     */
    record ForecastRevised(
            IncidentId incident,
            ServiceId service,
            TenantSet tenants,
            @Nullable OccurredAt expected,
            @Nullable String basis,
            Clocks clocks)
            implements ForecastEvent {}
}
