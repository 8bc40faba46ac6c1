package io.incidentledger.query.incident;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.IncidentReclassified;
import io.incidentledger.query.history.HistoryEntry;
import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.history.IncidentQuery;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.incident.Subject.Pair;
import io.incidentledger.query.incident.Subject.Site;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One incident as an answer may know it, and as much of it as one reader may see. */
final class KnownIncident implements StandingFacts {
    private final String incident;
    private final IncidentHistory history;
    private final Reader reader;
    private final Cut cut;
    private final Map<Subject, SortedMap<Long, IncidentEvent>> facts = new HashMap<>();
    private final IncidentRows rows;

    KnownIncident(IncidentQuery asked, IncidentHistory history) {
        this.incident = asked.incident();
        this.history = history;
        this.reader = asked.reader();
        cut = new Cut(asked.axes().validAt());
        for (StandingEntry<IncidentEvent> fact : history.standing(IncidentEvent.class)) {
            if (fact.event() instanceof IncidentReclassified && !cut.maybe(fact.occurredAt())) {
                continue;
            }
            for (Subject subject : Subject.of(fact.event())) {
                facts.computeIfAbsent(subject, _ -> new TreeMap<>())
                        .put(fact.entry().sequence(), fact.event());
            }
        }
        long declared = own().mapToLong(HistoryEntry::position).findFirst().orElse(-1);
        rows = new IncidentRows(incident, declared, this);
    }

    String incident() {
        return incident;
    }

    /**
     * As far as the answer reaches: its entries may be there before the watermark has passed them.
     */
    @Nullable Instant recordedUntil(AsOf asOf) {
        Instant passed = asOf.recordedUntil();
        return Stream.concat(
                        Stream.ofNullable(passed),
                        history.entries().stream().map(HistoryEntry::recordedAt))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whether it is told to somebody who is bound to tenants. */
    boolean isForATenant() {
        return reader.isBound();
    }

    @Override
    public SortedMap<Long, IncidentEvent> about(Subject subject) {
        return facts.getOrDefault(subject, Collections.emptySortedMap());
    }

    /** The sequence of the last entry of the incident's own stream; -1 if there is none. */
    long lastSequence() {
        return own().mapToLong(entry -> entry.entry().sequence()).max().orElse(-1);
    }

    /**
     * The incident as such; null while there is none, or none that has disrupted a tenant of a
     * bound reader's.
     */
    @Nullable IncidentRow row() {
        IncidentRow row = rows.summary().get(incident);
        if (row == null || (reader.isBound() && disruptions().isEmpty())) {
            return null;
        }
        IncidentRow shown = reader.isBound() ? row.withoutMilestones() : row;
        return mayReadTheDeclaration() ? shown : shown.withoutSummary();
    }

    /** What it is; nothing but its id where there is no {@link #row}. */
    IncidentSummary summary() {
        IncidentRow row = row();
        return row == null ? IncidentSummary.undeclared(incident) : IncidentSummary.of(row, cut);
    }

    /** How every pair is that does not work normally, or may not: the worst that may be. */
    Map<Pair, DisruptionKind> states() {
        Map<Pair, DisruptionKind> states = new TreeMap<>();
        for (DisruptionRow row : disruptions()) {
            if (cut.mayHold(row.phase())) {
                states.merge(
                        row.pair(),
                        row.phase().kind(),
                        (one, other) -> one.compareTo(other) < 0 ? one : other);
            }
        }
        return states;
    }

    /** Every fact of any stream that stands, by its entry; none for one who is bound. */
    Map<EntryId, StandingEntry<LedgerEvent>> facts() {
        Map<EntryId, StandingEntry<LedgerEvent>> standing = new LinkedHashMap<>();
        if (!reader.isBound()) {
            history.standing(LedgerEvent.class).stream()
                    .filter(fact -> cut.maybe(fact.occurredAt()) && fact.isOpenTo(reader))
                    .forEach(fact -> standing.put(fact.entry(), fact));
        }
        return standing;
    }

    /** All phases of all its disruptions; for one who is bound, of theirs. */
    List<DisruptionRow> disruptions() {
        return facts.keySet().stream()
                .flatMap(subject -> subject instanceof Pair pair ? Stream.of(pair) : Stream.empty())
                .filter(pair -> reader.mayKnow(pair.tenant().value()))
                .sorted()
                .flatMap(pair -> rows.disruptions(pair).values().stream())
                // Somebody's own words, or another's service.
                .map(row -> reader.isBound() ? row.withoutCauseOf() : row)
                .toList();
    }

    /** All times for which a site was off, in order; none for one who is bound. */
    List<SiteRow> sites() {
        if (reader.isBound()) {
            return List.of();
        }
        return facts.keySet().stream()
                .flatMap(subject -> subject instanceof Site site ? Stream.of(site) : Stream.empty())
                .flatMap(site -> rows.outages(site).values().stream())
                .sorted(
                        Comparator.comparing((SiteRow row) -> row.phase().started().earliest())
                                .thenComparing(row -> row.site().value())
                                .thenComparingLong(row -> row.phase().startedBy()))
                .toList();
    }

    /** The summary is the words of the declaration; the title is what everybody calls it. */
    private boolean mayReadTheDeclaration() {
        EntryId declaration = new EntryId(incident, 0);
        return !reader.isBound()
                && history.standing(IncidentEvent.class).stream()
                        .filter(fact -> fact.entry().equals(declaration))
                        .allMatch(fact -> fact.isOpenTo(reader));
    }

    private Stream<HistoryEntry> own() {
        return history.entries().stream().filter(entry -> entry.entry().stream().equals(incident));
    }
}
