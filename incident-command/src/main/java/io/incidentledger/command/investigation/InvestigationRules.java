package io.incidentledger.command.investigation;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.investigation.InvestigationEvent;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.sidestream.Entries;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the entries of an investigation must agree on. */
final class InvestigationRules {
    private InvestigationRules() {}

    /** The standing entries that cannot be true beside the others, each with the reason. */
    static Map<EntryId, Refusal> impossible(Entries<InvestigationEvent> entries) {
        Map<EntryId, Refusal> impossible = new LinkedHashMap<>();
        impossible.putAll(new EvidenceRules(entries).impossible());
        impossible.putAll(new FindingRules(entries).impossible());
        impossible.putAll(new LegalHoldRules(entries).impossible());
        return impossible;
    }
}
