package io.incidentledger.api.incident;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.OccurredAt;

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
}
