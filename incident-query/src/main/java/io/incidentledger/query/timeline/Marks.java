package io.incidentledger.query.timeline;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.query.history.HistoryEntry;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a reader of an entry must know about it.
 *
 * @param correctedBy the entry that says it better; null if none stands
 * @param retractedBy the entry that takes it back, or what it was inferred from; null if none does
 * @param late recorded more than {@link HistoryEntry#LATE} after it was over
 * @param imprecise when it was is not known exactly
 * @param objections the codes of what stood against it when it was recorded
 */
record Marks(
        @Nullable String correctedBy,
        @Nullable String retractedBy,
        boolean late,
        boolean imprecise,
        List<String> objections) {
    Marks {
        objections = List.copyOf(objections);
    }

    /** The marks of an entry, among the entries that amend others. */
    static Marks of(Entry entry, List<Amending> amendings) {
        Amending own = last(amendings, entry.id());
        Amending ofSource =
                entry.restsOn()
                        .skip(1)
                        .findFirst()
                        .map(source -> last(amendings, source))
                        .orElse(null);
        String corrected = own == null || own.retraction() ? null : own.entry().toString();
        Amending retraction =
                own != null && own.retraction()
                        ? own
                        : ofSource != null && ofSource.retraction() ? ofSource : null;
        return new Marks(
                corrected,
                retraction == null ? null : retraction.entry().toString(),
                isLate(entry.recordedAt(), entry.occurredAt()),
                !entry.occurredAt().isExact(),
                objections(entry.payload()));
    }

    /** What stood against it can be about others. */
    Marks withoutObjections() {
        return new Marks(correctedBy, retractedBy, late, imprecise, List.of());
    }

    static boolean isLate(Instant recordedAt, OccurredAt occurredAt) {
        return recordedAt.isAfter(occurredAt.latest().plus(HistoryEntry.LATE));
    }

    private static @Nullable Amending last(List<Amending> amendings, EntryId original) {
        return amendings.stream()
                .filter(amending -> amending.original().equals(original))
                .max(Comparator.comparingLong(amending -> amending.entry().sequence()))
                .orElse(null);
    }

    private static List<String> objections(JsonNode payload) {
        List<String> codes = new ArrayList<>();
        payload.path("objections").forEach(it -> codes.add(it.path("code").asString()));
        return codes;
    }
}
