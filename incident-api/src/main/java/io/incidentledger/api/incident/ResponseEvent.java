package io.incidentledger.api.incident;

import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What has happened among those who work on an incident. */
public sealed interface ResponseEvent extends IncidentEvent {

    /** An organisation comes, or goes. */
    sealed interface PartyEvent extends ResponseEvent {
        /** Its id, as it was chosen. */
        String party();
    }

    /** A role passes from hand to hand. */
    sealed interface RoleEvent extends ResponseEvent {
        String role();
    }

    record PartyEngaged(
            IncidentId incident,
            String party,
            PartyKind kind,
            String name,
            @Nullable String role,
            Clocks clocks)
            implements PartyEvent {}

    record PartyReleased(IncidentId incident, String party, @Nullable String note, Clocks clocks)
            implements PartyEvent {}

    record DecisionRecorded(
            IncidentId incident,
            String title,
            List<String> options,
            String choice,
            @Nullable String reasons,
            List<EntryId> basis,
            Clocks clocks)
            implements ResponseEvent {}

    record RoleHandedOver(
            IncidentId incident,
            String role,
            @Nullable String from,
            String to,
            @Nullable String openPoints,
            Clocks clocks)
            implements RoleEvent {}

    record RoleAccepted(
            IncidentId incident, String role, String by, @Nullable String note, Clocks clocks)
            implements RoleEvent {}
}
