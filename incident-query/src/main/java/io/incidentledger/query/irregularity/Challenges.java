package io.incidentledger.query.irregularity;

import static io.incidentledger.query.irregularity.Contradiction.Kind.CORRECTED;
import static io.incidentledger.query.irregularity.Contradiction.Kind.DISPUTED;
import static io.incidentledger.query.irregularity.Contradiction.Kind.RETRACTED;
import static io.incidentledger.query.irregularity.Contradiction.Kind.SUPERSEDED;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.RecoveryEvent.RestorationDisputed;
import io.incidentledger.api.investigation.FindingId;
import io.incidentledger.api.investigation.InvestigationEvent.FindingEvent;
import io.incidentledger.api.investigation.InvestigationEvent.FindingSuperseded;
import io.incidentledger.query.history.HistoryEntry;
import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.incident.Cut;
import io.incidentledger.wire.actor.Reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands against the entries of an incident. What is taken back must not pass for standing, so
 * amendments are named even where their marking hides them; of a finding that was superseded by one
 * that is hidden, that alone is told. A dispute that is hidden is not told of.
 */
final class Challenges {
    private static final Comparator<StandingEntry<ServiceRestored>> BY_TIME =
            Comparator.comparing((StandingEntry<ServiceRestored> it) -> it.occurredAt().latest())
                    .thenComparingLong(it -> it.entry().sequence());

    private final IncidentHistory history;
    private final Reader reader;
    private final Map<EntryId, List<Contradiction>> disputed = new HashMap<>();
    private final Map<FindingId, StandingEntry<FindingSuperseded>> successors = new HashMap<>();

    /**
     * @param cut what had not happened by then contradicts nothing; an amendment does, whenever it
     *     was made
     */
    Challenges(IncidentHistory history, Reader reader, Cut cut) {
        this.history = history;
        this.reader = reader;
        history.standing(RestorationDisputed.class).stream()
                .filter(it -> it.isOpenTo(reader) && cut.maybe(it.occurredAt()))
                .forEach(this::dispute);
        history.standing(FindingSuperseded.class).stream()
                .filter(it -> cut.maybe(it.occurredAt()))
                .forEach(it -> successors.putIfAbsent(it.event().supersedes(), it));
    }

    /** In this order: when it was recorded, by amendments, by others. */
    List<Contradiction> of(HistoryEntry entry) {
        List<Contradiction> found = new ArrayList<>();
        entry.event().objections().forEach(it -> found.add(Contradiction.objected(it)));
        history.amendmentsOf(entry.entry()).forEach(it -> found.add(amended(it)));
        if (entry.event() instanceof ServiceTakenOffline off && off.inferredFrom() != null) {
            history.amendmentsOf(off.inferredFrom().entry()).stream()
                    .reduce((_, last) -> last)
                    .filter(last -> last.event().replacement() == null)
                    .ifPresent(last -> found.add(amended(last)));
        }
        found.addAll(disputed.getOrDefault(entry.entry(), List.of()));
        if (entry.event() instanceof FindingEvent finding) {
            StandingEntry<FindingSuperseded> successor = successors.get(finding.finding());
            if (successor != null) {
                found.add(
                        Contradiction.by(
                                SUPERSEDED, successor.isOpenTo(reader) ? successor.entry() : null));
            }
        }
        return List.copyOf(found);
    }

    private static Contradiction amended(HistoryEntry amendment) {
        return Contradiction.by(
                amendment.event().replacement() == null ? RETRACTED : CORRECTED, amendment.entry());
    }

    private void dispute(StandingEntry<RestorationDisputed> dispute) {
        EntryId named = dispute.event().restoration();
        List<EntryId> about = named == null ? lastRestorations(dispute) : List.of(named);
        about.forEach(
                restoration ->
                        disputed.computeIfAbsent(restoration, _ -> new ArrayList<>())
                                .add(Contradiction.by(DISPUTED, dispute.entry())));
    }

    /** A dispute that names none is about whatever was last restored for each of its tenants. */
    private List<EntryId> lastRestorations(StandingEntry<RestorationDisputed> dispute) {
        List<StandingEntry<ServiceRestored>> before =
                history.standing(ServiceRestored.class).stream()
                        .filter(it -> it.event().service().equals(dispute.event().service()))
                        .filter(it -> !dispute.occurredAt().certainlyBefore(it.occurredAt()))
                        .sorted(BY_TIME)
                        .toList();
        return dispute.event().tenants().ids().stream()
                .flatMap(
                        tenant ->
                                before.stream()
                                        .filter(it -> it.event().tenants().ids().contains(tenant))
                                        .reduce((_, last) -> last)
                                        .stream())
                .map(StandingEntry::entry)
                .distinct()
                .toList();
    }
}
