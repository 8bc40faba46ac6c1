package io.incidentledger.query.generation;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * Tables that are filled beside those that are read, and how far that has come.
 *
 * @param id tells them apart, from 1
 * @param kind what they are for
 * @param projections the names of those that are filled
 * @param lastPosition nothing behind it is applied; {@link Long#MAX_VALUE} for no end
 * @param reason why somebody wants them
 * @param issuer who issued that one's token
 * @param actor the subject of the token
 * @param requestedAt when that was
 * @param state how far it has come
 * @param indexes the statements that make the indexes which were taken away
 * @param applied how many records are applied
 * @param target how many there are to be applied
 * @param rate records a second, lately
 * @param problem what it is waiting for, or has failed of; null for nothing
 * @param finishedAt since when there is nothing more to do; null while there is
 * @param expiresAt when the tables are dropped; null for never
 */
record Generation(
        long id,
        Kind kind,
        List<ProjectionName> projections,
        long lastPosition,
        String reason,
        String issuer,
        String actor,
        Instant requestedAt,
        GenerationState state,
        List<String> indexes,
        long applied,
        long target,
        double rate,
        @Nullable String problem,
        @Nullable Instant finishedAt,
        @Nullable Instant expiresAt) {
    /** What such tables are for. */
    enum Kind {
        /** To be exchanged for those that are read. */
        REBUILD,
        /** To be looked at as they are. */
        REVIEW
    }

    Generation {
        projections = List.copyOf(projections);
        indexes = List.copyOf(indexes);
    }

    /** The schema that is filled. */
    String schema() {
        return (kind == Kind.REBUILD ? "rebuild_" : "review_") + id;
    }

    /** The schema that keeps what a rebuild was exchanged for. */
    String retired() {
        return "retired_" + id;
    }
}
