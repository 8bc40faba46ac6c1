package io.incidentledger.command.investigation;

import static io.incidentledger.api.refusal.RefusalCode.ALREADY_SUPERSEDED;
import static io.incidentledger.api.refusal.RefusalCode.ID_TAKEN;
import static io.incidentledger.api.refusal.RefusalCode.IMPOSSIBLE_ORDER;
import static io.incidentledger.api.refusal.RefusalCode.OTHER_SOURCE;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_FINDING;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.investigation.EvidenceId;
import io.incidentledger.api.investigation.FindingId;
import io.incidentledger.api.investigation.InvestigationEvent;
import io.incidentledger.api.investigation.InvestigationEvent.FindingEvent;
import io.incidentledger.api.investigation.InvestigationEvent.FindingSuperseded;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.NearestNames;
import io.incidentledger.command.sidestream.Entries;
import io.incidentledger.command.sidestream.Entries.Placed;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every finding has an id of its own, only its source takes it back for another, and it rests on
 * what was there before it. Whether two of them contradict each other is not asked: they stand side
 * by side.
 */
final class FindingRules {
    private final Entries<InvestigationEvent> entries;
    private final EvidenceRules evidence;

    /** The findings that were recorded before the one at hand. */
    private final Map<FindingId, Placed<FindingEvent>> earlier = new HashMap<>();

    private final Map<FindingId, EntryId> supersededBy = new HashMap<>();

    FindingRules(Entries<InvestigationEvent> entries) {
        this.entries = entries;
        this.evidence = new EvidenceRules(entries);
    }

    Map<EntryId, Refusal> impossible() {
        Map<EntryId, Refusal> impossible = new LinkedHashMap<>();
        for (Placed<FindingEvent> it : entries.standing(FindingEvent.class)) {
            Refusal reason = against(it);
            if (reason != null) {
                impossible.put(it.entry(), reason);
            }
            earlier.putIfAbsent(it.event().finding(), it);
            if (it.event() instanceof FindingSuperseded superseding && reason == null) {
                supersededBy.put(superseding.supersedes(), it.entry());
            }
        }
        return impossible;
    }

    /** That no such finding was made; names the nearest ones. */
    static CommandRefused unknown(
            Entries<InvestigationEvent> entries, FindingId finding, String field) {
        Set<FindingId> known = new TreeSet<>();
        entries.standing(FindingEvent.class).forEach(it -> known.add(it.event().finding()));
        return new CommandRefused(unknown(known, finding, field));
    }

    private @Nullable Refusal against(Placed<FindingEvent> it) {
        Placed<FindingEvent> taken = earlier.get(it.event().finding());
        if (taken != null) {
            return Refusal.because(
                            ID_TAKEN,
                            "There is a finding %s already, stated by %s.",
                            it.event().finding(),
                            taken.entry())
                    .at("/finding");
        }
        Refusal basis = againstBasis(it.event());
        return basis == null && it.event() instanceof FindingSuperseded superseding
                ? againstSuperseding(superseding)
                : basis;
    }

    private @Nullable Refusal againstBasis(FindingEvent event) {
        for (EvidenceId item : event.basis().evidence()) {
            Refusal unregistered = evidence.unlessRegistered(item, "basis/evidence");
            if (unregistered != null) {
                return unregistered;
            }
        }
        for (FindingId finding : event.basis().findings()) {
            if (!earlier.containsKey(finding)) {
                return unknown(earlier.keySet(), finding, "basis/findings");
            }
        }
        return null;
    }

    private @Nullable Refusal againstSuperseding(FindingSuperseded event) {
        Placed<FindingEvent> superseded = earlier.get(event.supersedes());
        if (superseded == null) {
            return unknown(earlier.keySet(), event.supersedes(), "supersedes");
        }
        EntryId by = supersededBy.get(event.supersedes());
        if (by != null) {
            return Refusal.because(
                            ALREADY_SUPERSEDED,
                            "The finding %s is superseded already, by %s: supersede that one.",
                            event.supersedes(),
                            by)
                    .at("/supersedes");
        }
        if (!superseded.event().source().equals(event.source())) {
            return Refusal.because(
                            OTHER_SOURCE,
                            "The finding %s is that of %s, and %s cannot supersede it. State"
                                    + " another finding beside it.",
                            event.supersedes(),
                            superseded.event().source(),
                            event.source())
                    .at("/source");
        }
        return event.clocks().occurredAt().certainlyBefore(superseded.event().clocks().occurredAt())
                ? Refusal.because(
                                IMPOSSIBLE_ORDER,
                                "The finding %s was made at %s; it cannot have been superseded"
                                        + " before.",
                                event.supersedes(),
                                superseded.event().clocks().occurredAt().earliest())
                        .at("/occurredAt")
                : null;
    }

    private static Refusal unknown(Set<FindingId> known, FindingId finding, String field) {
        List<String> nearest =
                NearestNames.of(finding.value(), known.stream().map(FindingId::value));
        return Refusal.because(
                        UNKNOWN_FINDING,
                        "There is no finding %s.%s",
                        finding,
                        nearest.isEmpty()
                                ? ""
                                : " Did you mean %s?".formatted(String.join(" or ", nearest)))
                .at("/" + field)
                .orRather(nearest);
    }
}
