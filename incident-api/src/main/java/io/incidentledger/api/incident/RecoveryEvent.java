package io.incidentledger.api.incident;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentEvent.ServiceEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What has happened in an incident on the way back to normal. */
public sealed interface RecoveryEvent extends IncidentEvent {

    /** Something about one step of the recovery. */
    sealed interface StepEvent extends RecoveryEvent {
        /** Its id, as it was chosen. */
        String step();
    }

    record StepPlanned(
            IncidentId incident,
            String step,
            StepKind kind,
            String name,
            @Nullable String description,
            @Nullable OccurredAt plannedFor,
            List<ServiceId> services,
            @Nullable SiteId site,
            Clocks clocks)
            implements StepEvent {}

    record StepStarted(IncidentId incident, String step, @Nullable String note, Clocks clocks)
            implements StepEvent {}

    record StepFinished(
            IncidentId incident,
            String step,
            StepResult result,
            @Nullable String note,
            Clocks clocks)
            implements StepEvent {}

    record WaveReleased(IncidentId incident, String wave, @Nullable String note, Clocks clocks)
            implements RecoveryEvent {}

    /** What tenants say of a restoration. */
    sealed interface RestorationAnswer extends RecoveryEvent {
        ServiceId service();

        TenantSet tenants();

        /** The entry that it is about; null for whatever was restored. */
        @Nullable EntryId restoration();
    }

    record RestorationConfirmed(
            IncidentId incident,
            ServiceId service,
            TenantSet tenants,
            @Nullable EntryId restoration,
            @Nullable String note,
            Clocks clocks)
            implements RestorationAnswer {}

    record RestorationDisputed(
            IncidentId incident,
            ServiceId service,
            TenantSet tenants,
            @Nullable EntryId restoration,
            String reason,
            Clocks clocks)
            implements RestorationAnswer {}

    /** A workaround begins or ends for some tenants: that is a fact about each of the pairs. */
    sealed interface WorkaroundEvent extends RecoveryEvent, ServiceEvent {
        /** Its id, as it was chosen. */
        String workaround();
    }

    record WorkaroundActivated(
            IncidentId incident,
            String workaround,
            ServiceId service,
            TenantSet tenants,
            String owner,
            @Nullable String limits,
            @Nullable OccurredAt plannedSwitchBack,
            List<Objection> objections,
            Clocks clocks)
            implements WorkaroundEvent {}

    record WorkaroundRetired(
            IncidentId incident,
            String workaround,
            ServiceId service,
            TenantSet tenants,
            String step,
            @Nullable String note,
            List<Objection> objections,
            Clocks clocks)
            implements WorkaroundEvent {}
}
