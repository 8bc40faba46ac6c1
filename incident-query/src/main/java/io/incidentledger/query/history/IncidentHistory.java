package io.incidentledger.query.history;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was recorded about one incident, in the order of recording, as far as an answer may know of
 * it, and what of it stands: a correction replaces what an entry says and keeps its place, the last
 * one wins, and it brings back what was retracted; what was inferred from a site stands only as
 * long as that does.
 *
 * <p>Every entry, amendments too, counts by its own {@code learnedAt}. A correction that counts
 * puts its replacement in place even if the original does not: the organisation then knew no other.
 */
public final class IncidentHistory {
    private final List<HistoryEntry> known;
    private final @Nullable Instant learnedUntil;
    private final Map<EntryId, List<HistoryEntry>> amendments = new HashMap<>();

    private IncidentHistory(List<HistoryEntry> known, @Nullable Instant learnedUntil) {
        this.known = List.copyOf(known);
        this.learnedUntil = learnedUntil;
        for (HistoryEntry entry : known) {
            EntryId original = entry.event().amends();
            if (original != null && counts(entry)) {
                amendments.computeIfAbsent(original, _ -> new ArrayList<>()).add(entry);
            }
        }
    }

    /**
     * The history that an answer may draw on.
     *
     * @param known everything recorded up to the position asked about, in order of position
     * @param learnedUntil what was learned later does not count; null without a bound
     */
    public static IncidentHistory of(List<HistoryEntry> known, @Nullable Instant learnedUntil) {
        return new IncidentHistory(known, learnedUntil);
    }

    /** The same, had it been asked at a moment of recording. */
    public IncidentHistory knownAt(Instant moment) {
        return of(
                known.stream().filter(entry -> !entry.recordedAt().isAfter(moment)).toList(),
                learnedUntil);
    }

    /** The same, as the organisation knew by a moment. */
    public IncidentHistory learnedUntil(Instant moment) {
        return of(known, moment);
    }

    /** Every entry that counts, as it was recorded, amendments too, in the order of recording. */
    public List<HistoryEntry> entries() {
        return known.stream().filter(this::counts).toList();
    }

    /** What stands of one family of events, in the order of the original entries. */
    public <E extends LedgerEvent> List<StandingEntry<E>> standing(Class<E> family) {
        return known.stream()
                .filter(entry -> entry.event().amends() == null)
                .flatMap(entry -> standing(entry).stream())
                .flatMap(standing -> standing.as(family).stream())
                .toList();
    }

    /** The amendments of an entry that count, in the order of recording. */
    public List<HistoryEntry> amendmentsOf(EntryId original) {
        return List.copyOf(amendments.getOrDefault(original, List.of()));
    }

    private Optional<StandingEntry<LedgerEvent>> standing(HistoryEntry original) {
        List<HistoryEntry> amending = amendments.getOrDefault(original.entry(), List.of());
        HistoryEntry last = amending.isEmpty() ? original : amending.getLast();
        LedgerEvent says = said(last);
        if (!counts(last) || says == null || fallsWithItsSite(says)) {
            return Optional.empty();
        }
        Marking marking = original.marking();
        for (HistoryEntry amendment : amending) {
            marking = stricter(marking, amendment.marking());
        }
        return Optional.of(new StandingEntry<>(original.entry(), says, original, last, marking));
    }

    private boolean counts(HistoryEntry entry) {
        return learnedUntil == null || !entry.learnedAt().isAfter(learnedUntil);
    }

    private boolean fallsWithItsSite(LedgerEvent event) {
        if (!(event instanceof ServiceTakenOffline off) || off.inferredFrom() == null) {
            return false;
        }
        List<HistoryEntry> amending =
                amendments.getOrDefault(off.inferredFrom().entry(), List.of());
        return !amending.isEmpty() && said(amending.getLast()) == null;
    }

    /** What an entry says of the fact that it is about; null if it takes that back. */
    private static @Nullable LedgerEvent said(HistoryEntry entry) {
        LedgerEvent event = entry.event();
        return event.amends() == null ? event : event.replacement();
    }

    private static Marking stricter(Marking one, Marking other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
