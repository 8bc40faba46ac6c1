package io.incidentledger.api.incident;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.OccurredAt;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What has happened in an incident, as it is stored and published. Kept for ever: fields are added,
 * never renamed, removed or given another meaning.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface IncidentEvent extends LedgerEvent
        permits IncidentEvent.ServiceEvent,
                IncidentEvent.SiteEvent,
                IncidentEvent.LifecycleEvent,
                IncidentEvent.Amendment,
                IncidentEvent.IncidentReclassified,
                IncidentEvent.MilestoneReached,
                IncidentEvent.UpdatePosted,
                IncidentEvent.NoteLogged,
                CommunicationEvent,
                ForecastEvent,
                LinkEvent,
                RecoveryEvent,
                ResponseEvent {
    /** The incident; its stream and the key of its records. */
    IncidentId incident();

    @Override
    default String stream() {
        return incident().value();
    }

    @Override
    default String subject() {
        return incident().value();
    }

    /** A start, a change or an end of a disruption of one service for some tenants. */
    sealed interface ServiceEvent extends IncidentEvent
            permits ServiceTakenOffline,
                    DisruptionReported,
                    ServiceRestored,
                    DisruptionEnded,
                    RecoveryEvent.WorkaroundEvent {
        ServiceId service();

        TenantSet tenants();
    }

    /** A site goes off the network, or comes back. */
    sealed interface SiteEvent extends IncidentEvent {
        SiteId site();
    }

    /** Moves the incident from one phase of its life to the next. */
    sealed interface LifecycleEvent extends IncidentEvent {}

    /** Changes what another entry says, without touching it. */
    sealed interface Amendment extends IncidentEvent {
        /** The original entry. */
        EntryId entry();

        String reason();

        @Override
        default EntryId amends() {
            return entry();
        }
    }

    record IncidentDeclared(
            IncidentId incident,
            Nature nature,
            Severity severity,
            String title,
            @Nullable String summary,
            @Nullable OccurredAt detectedAt,
            Clocks clocks)
            implements LifecycleEvent {}

    record IncidentReclassified(
            IncidentId incident,
            @Nullable Nature nature,
            @Nullable Severity severity,
            @Nullable String title,
            @Nullable String reason,
            List<Objection> objections,
            Clocks clocks)
            implements IncidentEvent {}

    record MilestoneReached(
            IncidentId incident,
            Milestone milestone,
            @Nullable String note,
            List<Objection> objections,
            Clocks clocks)
            implements IncidentEvent {}

    record ServiceTakenOffline(
            IncidentId incident,
            ServiceId service,
            TenantSet tenants,
            Cause cause,
            @Nullable String step,
            @Nullable String reason,
            @Nullable Inference inferredFrom,
            List<Objection> objections,
            Clocks clocks)
            implements ServiceEvent {}

    record SiteTakenOffline(
            IncidentId incident,
            SiteId site,
            Cause cause,
            @Nullable String step,
            List<Spared> except,
            @Nullable String reason,
            List<Objection> objections,
            Clocks clocks)
            implements SiteEvent {}

    record SiteReconnected(
            IncidentId incident,
            SiteId site,
            @Nullable String note,
            List<Objection> objections,
            Clocks clocks)
            implements SiteEvent {}

    record DisruptionReported(
            IncidentId incident,
            ServiceId service,
            TenantSet tenants,
            DisruptionKind kind,
            Cause cause,
            @Nullable ServiceId dependency,
            @Nullable String step,
            @Nullable String description,
            List<Objection> objections,
            Clocks clocks)
            implements ServiceEvent {}

    record ServiceRestored(
            IncidentId incident,
            ServiceId service,
            TenantSet tenants,
            @Nullable Cause cause,
            @Nullable ServiceId dependency,
            @Nullable String step,
            @Nullable String wave,
            @Nullable String note,
            List<Objection> objections,
            Clocks clocks)
            implements ServiceEvent {}

    record DisruptionEnded(
            IncidentId incident,
            ServiceId service,
            TenantSet tenants,
            @Nullable Cause cause,
            @Nullable ServiceId dependency,
            @Nullable String step,
            Outcome outcome,
            @Nullable String note,
            List<Objection> objections,
            Clocks clocks)
            implements ServiceEvent {}

    record UpdatePosted(IncidentId incident, String text, Clocks clocks) implements IncidentEvent {}

    record NoteLogged(IncidentId incident, String text, Clocks clocks) implements IncidentEvent {}

    record EntryCorrected(
            IncidentId incident,
            EntryId entry,
            IncidentEvent replacement,
            String reason,
            List<Objection> objections,
            Clocks clocks)
            implements Amendment {}

    record EntryRetracted(
            IncidentId incident,
            EntryId entry,
            String reason,
            List<Objection> objections,
            Clocks clocks)
            implements Amendment {}

    record IncidentResolved(IncidentId incident, @Nullable String note, Clocks clocks)
            implements LifecycleEvent {}

    record IncidentClosed(IncidentId incident, @Nullable String note, Clocks clocks)
            implements LifecycleEvent {}

    record IncidentReopened(IncidentId incident, String reason, Clocks clocks)
            implements LifecycleEvent {}

    record IncidentDismissed(IncidentId incident, String reason, Clocks clocks)
            implements LifecycleEvent {}
}
