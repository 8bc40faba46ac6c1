package io.incidentledger.query.investigation;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.TenantSet;
import io.incidentledger.api.investigation.Assessment;
import io.incidentledger.api.investigation.Basis;
import io.incidentledger.api.investigation.EvidenceId;
import io.incidentledger.api.investigation.FindingId;
import io.incidentledger.api.investigation.InvestigationEvent;
import io.incidentledger.api.investigation.InvestigationEvent.CustodyConfirmed;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceHandedOver;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceRegistered;
import io.incidentledger.api.investigation.InvestigationEvent.FindingStated;
import io.incidentledger.api.investigation.InvestigationEvent.FindingSuperseded;
import io.incidentledger.api.investigation.InvestigationEvent.InvestigationEntryCorrected;
import io.incidentledger.api.investigation.InvestigationEvent.InvestigationEntryRetracted;
import io.incidentledger.api.investigation.InvestigationEvent.LegalHoldPlaced;
import io.incidentledger.api.investigation.InvestigationEvent.LegalHoldReleased;
import io.incidentledger.api.investigation.LegalHoldId;
import io.incidentledger.query.history.HistoryEntry;
import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.wire.actor.Reader;
import io.incidentledger.wire.actor.Role;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An investigation as it was recorded; times are hours of one day, entries have their places. */
final class Told {
    static final IncidentId INCIDENT = new IncidentId("INC-2023-000001");
    static final Sha256 DIGEST = new Sha256("a".repeat(64));
    static final Sha256 OTHER_DIGEST = new Sha256("b".repeat(64));
    static final Reader REVIEWER = Reader.inside(Set.of(Role.REVIEWER));
    static final Reader OBSERVER = Reader.inside(Set.of(Role.OBSERVER));
    static final String QUESTION = "Was data taken?";

    private final List<HistoryEntry> entries = new ArrayList<>();
    private Marking marking = Marking.AMBER;

    Told marked(Marking other) {
        marking = other;
        return this;
    }

    Told record(InvestigationEvent event) {
        entries.add(
                new HistoryEntry(
                        entry(entries.size()),
                        entries.size(),
                        moment(23),
                        "urn:test",
                        "u-1",
                        null,
                        null,
                        marking,
                        event));
        return this;
    }

    Told correct(long place, InvestigationEvent replacement) {
        return record(
                new InvestigationEntryCorrected(
                        INCIDENT, entry(place), replacement, "misread", List.of(), at(22)));
    }

    Told retract(long place) {
        return record(
                new InvestigationEntryRetracted(
                        INCIDENT, entry(place), "wrong", List.of(), at(22)));
    }

    FindingsView findings(Reader reader) {
        return FindingsView.of(asOf(null), INCIDENT, history(), reader);
    }

    FindingsView findingsAt(int hour) {
        return FindingsView.of(asOf(moment(hour)), INCIDENT, history(), REVIEWER);
    }

    EvidenceView evidence(Reader reader) {
        return EvidenceView.of(asOf(null), INCIDENT, history(), reader);
    }

    EvidenceView evidenceAt(int hour) {
        return EvidenceView.of(asOf(moment(hour)), INCIDENT, history(), REVIEWER);
    }

    LegalHoldsView holds(Reader reader) {
        return LegalHoldsView.of(asOf(null), INCIDENT, history(), reader);
    }

    LegalHoldsView holdsAt(int hour) {
        return LegalHoldsView.of(asOf(moment(hour)), INCIDENT, history(), REVIEWER);
    }

    private IncidentHistory history() {
        return IncidentHistory.of(entries, null);
    }

    private static AsOf asOf(@Nullable Instant validAt) {
        return new AsOf(99, null, null, validAt, null, null, null, List.of());
    }

    static EntryId entry(long place) {
        return new EntryId(InvestigationEvent.streamOf(INCIDENT), place);
    }

    static FindingStated finding(
            String id, String source, int hour, Assessment assessment, String... tenants) {
        return finding(id, source, hour, assessment, Basis.NONE, tenants);
    }

    static FindingStated finding(
            String id,
            String source,
            int hour,
            Assessment assessment,
            Basis basis,
            String... tenants) {
        return new FindingStated(
                INCIDENT,
                new FindingId(id),
                QUESTION,
                "as " + source + " says",
                source,
                List.of(new ServiceId("records")),
                tenants(tenants),
                List.of("health data"),
                assessment,
                null,
                basis,
                at(hour));
    }

    static FindingSuperseded successor(
            String superseded,
            String id,
            String source,
            int hour,
            Assessment assessment,
            String... tenants) {
        return new FindingSuperseded(
                INCIDENT,
                new FindingId(superseded),
                new FindingId(id),
                QUESTION,
                "as " + source + " says now",
                source,
                List.of(),
                tenants(tenants),
                List.of(),
                assessment,
                null,
                Basis.NONE,
                at(hour));
    }

    static EvidenceRegistered registered(String id, int hour, @Nullable Sha256 sha256) {
        return new EvidenceRegistered(
                INCIDENT, new EvidenceId(id), "A disk", sha256, "lka", "lka", "Munich", at(hour));
    }

    static EvidenceHandedOver handedOver(String id, int hour, String from, String to) {
        return new EvidenceHandedOver(
                INCIDENT, new EvidenceId(id), from, to, null, null, null, at(hour));
    }

    static CustodyConfirmed confirmed(String id, int hour, String by, @Nullable Sha256 sha256) {
        return new CustodyConfirmed(
                INCIDENT, new EvidenceId(id), by, sha256, null, null, null, at(hour));
    }

    static LegalHoldPlaced placed(String id, int hour) {
        return new LegalHoldPlaced(INCIDENT, new LegalHoldId(id), "all mails", "claims", at(hour));
    }

    static LegalHoldReleased released(String id, int hour) {
        return new LegalHoldReleased(INCIDENT, new LegalHoldId(id), "settled", at(hour));
    }

    private static @Nullable TenantSet tenants(String... ids) {
        return ids.length == 0
                ? null
                : new TenantSet(false, Stream.of(ids).map(TenantId::new).toList());
    }

    private static Clocks at(int hour) {
        return new Clocks(OccurredAt.exactly(moment(hour)), null, null);
    }

    private static Instant moment(int hour) {
        return Instant.parse("2023-04-27T%02d:00:00Z".formatted(hour));
    }
}
