package io.incidentledger.api.investigation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.TenantSet;

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

    /** About one piece of evidence. */
    sealed interface EvidenceEvent extends InvestigationEvent {
        EvidenceId evidence();
    }

    /** A finding, as its source stated it. */
    sealed interface FindingEvent extends InvestigationEvent {
        FindingId finding();

        String question();

        String statement();

        String source();

        List<ServiceId> services();

        @Nullable TenantSet tenants();

        List<String> kindsOfData();

        Assessment assessment();

        @Nullable Confidence confidence();

        Basis basis();
    }

    /** A legal hold begins or ends. */
    sealed interface LegalHoldEvent extends InvestigationEvent {
        LegalHoldId hold();
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
            implements EvidenceEvent {}

    record EvidenceHandedOver(
            IncidentId incident,
            EvidenceId evidence,
            String from,
            String to,
            @Nullable String seal,
            @Nullable String condition,
            @Nullable String place,
            Clocks clocks)
            implements EvidenceEvent {}

    /**
     * Somebody looked at an item.
     *
     * @param sha256 its digest, as computed again
     * @param registered the digest that it was compared with: the one it was registered with, as
     *     the record had it then
     * @param matches whether they are the same; absent if there was nothing to compare
     */
    record CustodyConfirmed(
            IncidentId incident,
            EvidenceId evidence,
            String by,
            @Nullable Sha256 sha256,
            @Nullable Sha256 registered,
            @Nullable Boolean matches,
            @Nullable String condition,
            Clocks clocks)
            implements EvidenceEvent {}

    record FindingStated(
            IncidentId incident,
            FindingId finding,
            String question,
            String statement,
            String source,
            List<ServiceId> services,
            @Nullable TenantSet tenants,
            List<String> kindsOfData,
            Assessment assessment,
            @Nullable Confidence confidence,
            Basis basis,
            Clocks clocks)
            implements FindingEvent {}

    /** The question is that of the finding that it supersedes. */
    record FindingSuperseded(
            IncidentId incident,
            FindingId supersedes,
            FindingId finding,
            String question,
            String statement,
            String source,
            List<ServiceId> services,
            @Nullable TenantSet tenants,
            List<String> kindsOfData,
            Assessment assessment,
            @Nullable Confidence confidence,
            Basis basis,
            Clocks clocks)
            implements FindingEvent {}

    record LegalHoldPlaced(
            IncidentId incident, LegalHoldId hold, String scope, String reason, Clocks clocks)
            implements LegalHoldEvent {}

    record LegalHoldReleased(IncidentId incident, LegalHoldId hold, String reason, Clocks clocks)
            implements LegalHoldEvent {}

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
