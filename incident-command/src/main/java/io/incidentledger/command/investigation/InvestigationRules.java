package io.incidentledger.command.investigation;

import static io.incidentledger.api.refusal.RefusalCode.ID_TAKEN;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.investigation.EvidenceId;
import io.incidentledger.api.investigation.InvestigationEvent;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceRegistered;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.sidestream.Entries;
import io.incidentledger.command.sidestream.Entries.Placed;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the entries of an investigation must agree on. */
final class InvestigationRules {
    private final Map<EntryId, Refusal> impossible = new LinkedHashMap<>();

    private InvestigationRules() {}

    /** The standing entries that cannot be true beside the others, each with the reason. */
    static Map<EntryId, Refusal> impossible(Entries<InvestigationEvent> entries) {
        InvestigationRules rules = new InvestigationRules();
        Map<EvidenceId, EntryId> first = new HashMap<>();
        for (Placed<EvidenceRegistered> it : entries.standing(EvidenceRegistered.class)) {
            EntryId taken = first.putIfAbsent(it.event().evidence(), it.entry());
            if (taken != null) {
                rules.impossible.put(
                        it.entry(),
                        Refusal.because(
                                        ID_TAKEN,
                                        "The evidence %s is registered already, by %s.",
                                        it.event().evidence(),
                                        taken)
                                .at("/evidence"));
            }
        }
        return rules.impossible;
    }
}
