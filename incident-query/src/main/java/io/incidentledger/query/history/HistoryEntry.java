package io.incidentledger.query.history;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.fact.Marking;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * One entry of an incident, of whichever of its streams, as it was recorded.
 *
 * @param entry its name, {@code stream@sequence}
 * @param position its place in everything recorded
 * @param issuer who issued the token of the one who typed it
 * @param subject the pseudonymous subject of that token
 * @param decidedBy who decided it, as asserted
 * @param reportedBy who observed it, as asserted
 * @param marking who may see it
 */
public record HistoryEntry(
        EntryId entry,
        long position,
        Instant recordedAt,
        @Nullable String issuer,
        @Nullable String subject,
        @Nullable String decidedBy,
        @Nullable String reportedBy,
        Marking marking,
        LedgerEvent event) {
    /** From when on a record counts as written down afterwards, unless somebody asks otherwise. */
    public static final Duration LATE = Duration.ofMinutes(15);

    /** When the organisation knew: as asserted, else when it was recorded. */
    public Instant learnedAt() {
        LearnedAt learned = event.clocks().learnedAt();
        return learned == null ? recordedAt : learned.at();
    }
}
