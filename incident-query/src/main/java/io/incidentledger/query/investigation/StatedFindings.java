package io.incidentledger.query.investigation;

import static java.util.Collections.disjoint;

import io.incidentledger.api.incident.TenantSet;
import io.incidentledger.api.investigation.Assessment;
import io.incidentledger.api.investigation.FindingId;
import io.incidentledger.api.investigation.InvestigationEvent.FindingEvent;
import io.incidentledger.api.investigation.InvestigationEvent.FindingSuperseded;
import io.incidentledger.query.history.StandingEntry;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The findings that stand, with what follows from putting them side by side. */
final class StatedFindings {
    private final List<StandingEntry<FindingEvent>> all;
    private final Map<FindingId, StandingEntry<FindingEvent>> byId = new HashMap<>();
    private final Map<FindingId, StandingEntry<FindingEvent>> successors = new HashMap<>();

    StatedFindings(List<StandingEntry<FindingEvent>> all) {
        this.all = List.copyOf(all);
        for (StandingEntry<FindingEvent> it : all) {
            byId.putIfAbsent(it.event().finding(), it);
            if (it.event() instanceof FindingSuperseded superseding) {
                successors.putIfAbsent(superseding.supersedes(), it);
            }
        }
    }

    /** By the question that their first predecessor answers; both in the order of time. */
    SequencedMap<String, List<StandingEntry<FindingEvent>>> byQuestion() {
        SequencedMap<String, List<StandingEntry<FindingEvent>>> found = new LinkedHashMap<>();
        for (StandingEntry<FindingEvent> it : all) {
            found.computeIfAbsent(question(it.event()), _ -> new ArrayList<>()).add(it);
        }
        return found;
    }

    @Nullable StandingEntry<FindingEvent> named(FindingId finding) {
        return byId.get(finding);
    }

    /** What it supersedes; null if it is the first word of its source, or that was retracted. */
    @Nullable StandingEntry<FindingEvent> supersededBy(FindingEvent finding) {
        return finding instanceof FindingSuperseded it ? byId.get(it.supersedes()) : null;
    }

    /** What supersedes it; null while it is the last word of its source. */
    @Nullable StandingEntry<FindingEvent> successorOf(FindingEvent finding) {
        return successors.get(finding.finding());
    }

    /** The current findings that say the opposite; none of one that is superseded itself. */
    List<StandingEntry<FindingEvent>> against(StandingEntry<FindingEvent> stated) {
        FindingEvent it = stated.event();
        return successorOf(it) != null
                ? List.of()
                : all.stream()
                        .filter(other -> successorOf(other.event()) == null)
                        .filter(other -> question(other.event()).equals(question(it)))
                        .filter(other -> leaning(other.event()) * leaning(it) < 0)
                        .filter(other -> meet(other.event(), it))
                        .toList();
    }

    private String question(FindingEvent finding) {
        FindingEvent first = finding;
        StandingEntry<FindingEvent> before = supersededBy(first);
        // Nothing supersedes what was recorded after it, so this ends.
        while (before != null) {
            first = before.event();
            before = supersededBy(first);
        }
        return first.question();
    }

    private static int leaning(FindingEvent finding) {
        return leaning(finding.assessment());
    }

    private static int leaning(Assessment assessment) {
        return switch (assessment) {
            case CONFIRMED, SUSPECTED -> 1;
            case NONE_KNOWN, RULED_OUT -> -1;
            case NOT_DETERMINED -> 0;
        };
    }

    /** Whether there is something that both are about. */
    private static boolean meet(FindingEvent one, FindingEvent other) {
        return meet(one.services(), other.services())
                && meet(tenants(one.tenants()), tenants(other.tenants()))
                && meet(one.kindsOfData(), other.kindsOfData());
    }

    /** Nothing in particular is everything. */
    private static boolean meet(List<?> one, List<?> other) {
        return one.isEmpty() || other.isEmpty() || !disjoint(one, other);
    }

    private static List<?> tenants(@Nullable TenantSet tenants) {
        return tenants == null ? List.of() : tenants.ids();
    }
}
