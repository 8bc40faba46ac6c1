package io.incidentledger.wire.statement;

import com.fasterxml.jackson.annotation.JsonCreator;

import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.fact.Text;
import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The fields of the asserted clocks.
 *
 * @param occurredAt see {@link OccurredAt}
 * @param learnedAt RFC 3339 with a zone
 * @param learnedFrom where that is from, at most 200 characters; only with {@code learnedAt}
 * @param follows {@code INC-2026-000123@7}, or {@code #0} for a command of the same batch
 */
record ClockFields(
        @Nullable OccurredAt occurredAt,
        @Nullable Moment learnedAt,
        @Nullable String learnedFrom,
        @Nullable EntryId follows) {
    ClockFields {
        if (learnedFrom != null && learnedAt == null) {
            throw new MalformedInput("learnedFrom", "goes with learnedAt");
        }
        if (learnedFrom != null) {
            Text.require("learnedFrom", learnedFrom, Text.REFERENCE);
        }
    }

    Asserted asserted() {
        return new Asserted(
                occurredAt,
                learnedAt == null ? null : new LearnedAt(learnedAt.at(), learnedFrom),
                follows);
    }

    /** One exact moment. */
    record Moment(Instant at) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Moment parse(String text) {
            return new Moment(OccurredAt.parse(text).earliest());
        }
    }
}
