package io.incidentledger.query.incident;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.query.incident.PhaseRow.PhaseEnd;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A disruption of one pair.
 *
 * @param causeOf the service or step that the cause names
 * @param repeated whether the pair had been restored before
 * @param open whether it may still last
 * @param possible the longest that it can have been
 * @param certain the time for which it must have been; null if that may be no time at all
 * @param phases its kinds, in order
 * @param ending what ended it; null while it lasts
 */
record DisruptionView(
        String service,
        String tenant,
        Cause cause,
        @Nullable String causeOf,
        boolean repeated,
        boolean open,
        Span possible,
        @Nullable Span certain,
        List<Phase> phases,
        @Nullable Ending ending) {
    /**
     * Its time in one kind.
     *
     * @param entry the entry that began it
     * @param inferred whether that was inferred from a site
     * @param since when it began, as asserted
     */
    record Phase(
            DisruptionKind kind,
            String entry,
            boolean inferred,
            OccurredAt since,
            Span possible,
            @Nullable Span certain) {}

    /**
     * What ended it.
     *
     * @param entry the entry that says so
     * @param restored whether the service works again, rather than being given up
     */
    record Ending(String entry, OccurredAt at, boolean restored) {}

    /** Puts phases together, by service, tenant and time; what lies behind the cut is left out. */
    static List<DisruptionView> of(List<DisruptionRow> rows, Cut cut) {
        record Id(String service, String tenant, long openedBy) {}
        TreeMap<Id, List<DisruptionRow>> together =
                new TreeMap<>(
                        Comparator.comparing(Id::service)
                                .thenComparing(Id::tenant)
                                .thenComparingLong(Id::openedBy));
        for (DisruptionRow row : rows) {
            if (cut.maybe(row.phase().started())) {
                Id id =
                        new Id(
                                row.pair().service().value(),
                                row.pair().tenant().value(),
                                row.phase().openedBy());
                together.computeIfAbsent(id, _ -> new ArrayList<>()).add(row);
            }
        }
        return together.values().stream()
                .map(phases -> one(phases, cut))
                .sorted(
                        Comparator.comparing(DisruptionView::service)
                                .thenComparing(DisruptionView::tenant)
                                .thenComparing(it -> it.possible().from()))
                .toList();
    }

    private static DisruptionView one(List<DisruptionRow> rows, Cut cut) {
        List<DisruptionRow> phases = inOrder(rows);
        DisruptionRow first = phases.getFirst();
        PhaseRow last = phases.getLast().phase();
        OccurredAt ended = last.ending() == PhaseEnd.CHANGED ? null : ended(last, cut);
        return new DisruptionView(
                first.pair().service().value(),
                first.pair().tenant().value(),
                first.phase().cause().cause(),
                first.phase().cause().of(),
                first.phase().repeated(),
                ended == null || !cut.surely(ended),
                Span.possible(first.phase().started(), ended),
                Span.certain(first.phase().started(), ended),
                phases.stream().map(row -> phase(row, cut)).toList(),
                ended == null
                        ? null
                        : new Ending(
                                first.incident() + "@" + last.endedBy(),
                                ended,
                                last.ending() == PhaseEnd.RESTORED));
    }

    /**
     * Each phase ends with what began the next, whatever their bounds; the first is always shown.
     */
    private static List<DisruptionRow> inOrder(List<DisruptionRow> rows) {
        Map<Long, DisruptionRow> byStart = new HashMap<>();
        rows.forEach(row -> byStart.put(row.phase().startedBy(), row));
        List<DisruptionRow> phases = new ArrayList<>();
        Long next = rows.getFirst().phase().openedBy();
        while (next != null && byStart.containsKey(next)) {
            DisruptionRow row = byStart.remove(next);
            phases.add(row);
            next = row.phase().ending() == PhaseEnd.CHANGED ? row.phase().endedBy() : null;
        }
        return phases.isEmpty() ? rows : phases;
    }

    private static Phase phase(DisruptionRow row, Cut cut) {
        OccurredAt ended = ended(row.phase(), cut);
        return new Phase(
                row.phase().kind(),
                row.incident() + "@" + row.phase().startedBy(),
                row.inferred(),
                row.phase().started(),
                Span.possible(row.phase().started(), ended),
                Span.certain(row.phase().started(), ended));
    }

    private static @Nullable OccurredAt ended(PhaseRow phase, Cut cut) {
        OccurredAt ended = phase.ended();
        return ended != null && cut.maybe(ended) ? ended : null;
    }
}
