package io.incidentledger.query.timeline;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.OccurredAt;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * One entry as it was recorded.
 *
 * @param entry its name, {@code stream@sequence}
 * @param position its place in everything recorded
 * @param actor who typed it
 * @param decidedBy who decided it, as asserted
 * @param reportedBy who observed it, as asserted
 * @param marking who may see it
 * @param catalogueVersion the sequence of the catalogue that it was decided with
 * @param payload the event
 * @param marks what became of it, and what to be careful about
 */
record Entry(
        String entry,
        long position,
        String type,
        Instant recordedAt,
        OccurredAt occurredAt,
        @Nullable LearnedAt learnedAt,
        Actor actor,
        @Nullable String decidedBy,
        @Nullable String reportedBy,
        @Nullable String marking,
        @Nullable String command,
        @Nullable String correlation,
        @Nullable String causation,
        @Nullable String trace,
        @Nullable Long catalogueVersion,
        JsonNode payload,
        Marks marks,
        @JsonIgnore EntryId id,
        @JsonIgnore @Nullable Long inferredFrom) {
    /** Who typed it: from the token, never from the request. */
    record Actor(@Nullable String issuer, @Nullable String subject, List<String> roles) {}

    Entry marked(Marks with) {
        return new Entry(
                entry,
                position,
                type,
                recordedAt,
                occurredAt,
                learnedAt,
                actor,
                decidedBy,
                reportedBy,
                marking,
                command,
                correlation,
                causation,
                trace,
                catalogueVersion,
                payload,
                with,
                id,
                inferredFrom);
    }

    /** Itself, and what it was inferred from: if those are amended, so is what it says. */
    Stream<EntryId> restsOn() {
        return inferredFrom == null
                ? Stream.of(id)
                : Stream.of(id, new EntryId(id.stream(), inferredFrom));
    }
}
