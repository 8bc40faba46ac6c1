package io.incidentledger.api.investigation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.incident.IncidentId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What has happened in the investigation of an incident, as it is stored and published. Kept for
 * ever: fields are added, never renamed, removed or given another meaning.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface InvestigationEvent extends LedgerEvent {
    /** The incident that is investigated; the key of its records. */
    IncidentId incident();

    /** The stream of the investigation of an incident. */
    static String streamOf(IncidentId incident) {
        return incident + "/investigation";
    }

    @Override
    default String stream() {
        return streamOf(incident());
    }

    @Override
    default String subject() {
        return incident().value();
    }

    record EvidenceRegistered(
            IncidentId incident,
            EvidenceId evidence,
            String description,
            @Nullable Sha256 sha256,
            String acquiredBy,
            String heldBy,
            @Nullable String place,
            Clocks clocks)
            implements InvestigationEvent {}

    record InvestigationEntryCorrected(
            IncidentId incident,
            EntryId entry,
            InvestigationEvent replacement,
            String reason,
            List<Objection> objections,
            Clocks clocks)
            implements InvestigationEvent {
        @Override
        public EntryId amends() {
            return entry;
        }
    }

    record InvestigationEntryRetracted(
            IncidentId incident,
            EntryId entry,
            String reason,
            List<Objection> objections,
            Clocks clocks)
            implements InvestigationEvent {
        @Override
        public EntryId amends() {
            return entry;
        }
    }
}
