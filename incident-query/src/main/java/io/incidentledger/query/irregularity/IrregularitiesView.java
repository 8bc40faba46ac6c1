package io.incidentledger.query.irregularity;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.query.history.HistoryEntry;
import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.incident.Cut;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The entries of an incident that are late, imprecise or contradicted; each list in the order of
 * recording, and an entry in as many of them as it is due. Amendments are entries too. For one who
 * is bound to tenants the lists are empty: how well a record is kept is told to no customer.
 *
 * @param lateAfter what was recorded longer than that after it was over, or after it was known, is
 *     late; ISO 8601
 * @param widerThan what has bounds that lie further apart is imprecise; ISO 8601
 */
record IrregularitiesView(
        AsOf asOf,
        String incident,
        String lateAfter,
        String widerThan,
        List<Late> late,
        List<Imprecise> imprecise,
        List<Contradicted> contradicted) {

    /**
     * Recorded late.
     *
     * @param learnedAt when the organisation knew: as asserted, else when it was recorded
     * @param afterItWasOver how long after it was over it was recorded, ISO 8601; negative of a
     *     plan
     * @param afterItWasKnown how long after the organisation knew, ISO 8601
     * @param amendedBy what corrects or retracts it by now; null if nothing does
     */
    record Late(
            EntryId entry,
            String type,
            long position,
            OccurredAt occurredAt,
            Instant learnedAt,
            Instant recordedAt,
            String afterItWasOver,
            String afterItWasKnown,
            @Nullable EntryId amendedBy) {}

    /**
     * Not known exactly.
     *
     * @param occurredAt when it was; of a correction, as that has it
     * @param width how far the bounds lie apart, ISO 8601
     * @param amendedBy what corrects or retracts it by now; null if nothing does
     */
    record Imprecise(
            EntryId entry,
            String type,
            long position,
            OccurredAt occurredAt,
            String width,
            @Nullable EntryId amendedBy) {}

    /**
     * Not unchallenged.
     *
     * @param by at least one; of corrections and retractions the last one holds
     */
    record Contradicted(EntryId entry, String type, long position, List<Contradiction> by) {}

    /** What of a history a reader is told of, as far as the moment asked about. */
    static IrregularitiesView of(
            AsOf asOf,
            String incident,
            IncidentHistory history,
            Reader reader,
            Duration lateAfter,
            Duration widerThan) {
        Cut cut = new Cut(asOf.validAt());
        List<HistoryEntry> shown =
                history.entries().stream()
                        .filter(_ -> !reader.isBound())
                        .filter(entry -> reader.markings().contains(entry.marking()))
                        .filter(entry -> cut.maybe(entry.event().clocks().occurredAt()))
                        .toList();
        Challenges challenges = new Challenges(history, reader, cut);
        return new IrregularitiesView(
                asOf,
                incident,
                lateAfter.toString(),
                widerThan.toString(),
                shown.stream().flatMap(it -> late(it, history, lateAfter)).toList(),
                shown.stream().flatMap(it -> imprecise(it, history, widerThan)).toList(),
                shown.stream().flatMap(it -> contradicted(it, challenges)).toList());
    }

    private static Stream<Late> late(
            HistoryEntry entry, IncidentHistory history, Duration lateAfter) {
        OccurredAt occurredAt = entry.event().clocks().occurredAt();
        Duration over = Duration.between(occurredAt.latest(), entry.recordedAt());
        Duration known = Duration.between(entry.learnedAt(), entry.recordedAt());
        return over.compareTo(lateAfter) <= 0 && known.compareTo(lateAfter) <= 0
                ? Stream.empty()
                : Stream.of(
                        new Late(
                                entry.entry(),
                                type(entry),
                                entry.position(),
                                occurredAt,
                                entry.learnedAt(),
                                entry.recordedAt(),
                                over.toString(),
                                known.toString(),
                                amendedBy(entry, history)));
    }

    private static Stream<Imprecise> imprecise(
            HistoryEntry entry, IncidentHistory history, Duration widerThan) {
        LedgerEvent replacement = entry.event().replacement();
        LedgerEvent says = replacement == null ? entry.event() : replacement;
        OccurredAt occurredAt = says.clocks().occurredAt();
        Duration width = Duration.between(occurredAt.earliest(), occurredAt.latest());
        return width.compareTo(widerThan) <= 0
                ? Stream.empty()
                : Stream.of(
                        new Imprecise(
                                entry.entry(),
                                type(entry),
                                entry.position(),
                                occurredAt,
                                width.toString(),
                                amendedBy(entry, history)));
    }

    private static Stream<Contradicted> contradicted(HistoryEntry entry, Challenges challenges) {
        List<Contradiction> by = challenges.of(entry);
        return by.isEmpty()
                ? Stream.empty()
                : Stream.of(new Contradicted(entry.entry(), type(entry), entry.position(), by));
    }

    private static @Nullable EntryId amendedBy(HistoryEntry entry, IncidentHistory history) {
        List<HistoryEntry> amendments = history.amendmentsOf(entry.entry());
        return amendments.isEmpty() ? null : amendments.getLast().entry();
    }

    private static String type(HistoryEntry entry) {
        return entry.event().getClass().getSimpleName();
    }
}
