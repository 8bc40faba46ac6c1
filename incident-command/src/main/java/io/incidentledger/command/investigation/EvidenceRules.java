package io.incidentledger.command.investigation;

import static io.incidentledger.api.refusal.RefusalCode.ID_TAKEN;
import static io.incidentledger.api.refusal.RefusalCode.IMPOSSIBLE_ORDER;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_EVIDENCE;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.investigation.EvidenceId;
import io.incidentledger.api.investigation.InvestigationEvent;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceEvent;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceRegistered;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.NearestNames;
import io.incidentledger.command.sidestream.Entries;
import io.incidentledger.command.sidestream.Entries.Placed;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is said about evidence must be about something registered, and not before it was acquired.
 * Who held it is for whoever reads: a broken chain is a fact, not a mistake of the record.
 */
final class EvidenceRules {
    private final List<Placed<EvidenceEvent>> standing;
    private final Map<EvidenceId, Placed<EvidenceEvent>> registered = new HashMap<>();

    EvidenceRules(Entries<InvestigationEvent> entries) {
        standing = entries.standing(EvidenceEvent.class);
        for (Placed<EvidenceEvent> it : standing) {
            if (it.event() instanceof EvidenceRegistered) {
                registered.putIfAbsent(it.event().evidence(), it);
            }
        }
    }

    Map<EntryId, Refusal> impossible() {
        Map<EntryId, Refusal> impossible = new LinkedHashMap<>();
        for (Placed<EvidenceEvent> it : standing) {
            Refusal reason =
                    it.event() instanceof EvidenceRegistered
                            ? unlessFirst(it)
                            : unlessAfterRegistration(it);
            if (reason != null) {
                impossible.put(it.entry(), reason);
            }
        }
        return impossible;
    }

    /** Why a piece of evidence cannot be referred to; null if it can. */
    @Nullable Refusal unlessRegistered(EvidenceId evidence, String field) {
        if (registered.containsKey(evidence)) {
            return null;
        }
        List<String> nearest =
                NearestNames.of(
                        evidence.value(), registered.keySet().stream().map(EvidenceId::value));
        return Refusal.because(
                        UNKNOWN_EVIDENCE,
                        "There is no evidence %s.%s",
                        evidence,
                        nearest.isEmpty()
                                ? " Register it first."
                                : " Did you mean %s?".formatted(String.join(" or ", nearest)))
                .at("/" + field)
                .orRather(nearest);
    }

    private @Nullable Refusal unlessFirst(Placed<EvidenceEvent> it) {
        Placed<EvidenceEvent> first = registered.get(it.event().evidence());
        return first == null || first.equals(it)
                ? null
                : Refusal.because(
                                ID_TAKEN,
                                "The evidence %s is registered already, by %s.",
                                it.event().evidence(),
                                first.entry())
                        .at("/evidence");
    }

    private @Nullable Refusal unlessAfterRegistration(Placed<EvidenceEvent> it) {
        Placed<EvidenceEvent> origin = registered.get(it.event().evidence());
        if (origin == null) {
            return unlessRegistered(it.event().evidence(), "evidence");
        }
        return it.event()
                        .clocks()
                        .occurredAt()
                        .certainlyBefore(origin.event().clocks().occurredAt())
                ? Refusal.because(
                                IMPOSSIBLE_ORDER,
                                "The evidence %s was acquired at %s by %s; nothing can have"
                                        + " become of it before.",
                                it.event().evidence(),
                                origin.event().clocks().occurredAt().earliest(),
                                origin.entry())
                        .at("/occurredAt")
                : null;
    }
}
