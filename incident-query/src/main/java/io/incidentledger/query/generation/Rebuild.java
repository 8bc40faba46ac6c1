package io.incidentledger.query.generation;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Projections that are filled anew beside those that are read.
 *
 * @param rebuild tells it apart, from 1
 * @param projections which
 * @param reason why, as given
 * @param requestedBy the subject of who wanted it
 * @param requestedAt when that was
 * @param state how far it has come: REQUESTED, FILLING, INDEXING, SWITCHING, DONE, CANCELLED,
 *     DROPPED
 * @param applied how many records are applied
 * @param target how many there are
 * @param rate records a second, lately; 0 while it does something else
 * @param remaining how long filling takes at that rate, ISO 8601; absent if that is not known
 * @param problem what it is waiting for, or has failed of and tries again; absent for nothing
 * @param finishedAt since when there is nothing more to do; absent while there is
 * @param retired the schema of the tables that were read before; absent unless it is kept
 */
record Rebuild(
        long rebuild,
        List<ProjectionName> projections,
        String reason,
        String requestedBy,
        Instant requestedAt,
        GenerationState state,
        long applied,
        long target,
        long rate,
        @Nullable String remaining,
        @Nullable String problem,
        @Nullable Instant finishedAt,
        @Nullable String retired) {
    Rebuild {
        projections = List.copyOf(projections);
    }

    static Rebuild of(Generation it) {
        return new Rebuild(
                it.id(),
                it.projections(),
                it.reason(),
                it.actor(),
                it.requestedAt(),
                it.state(),
                it.applied(),
                it.target(),
                Math.round(it.rate()),
                remaining(it),
                it.problem(),
                it.finishedAt(),
                it.state() == GenerationState.DONE ? it.retired() : null);
    }

    private static @Nullable String remaining(Generation it) {
        return it.state() == GenerationState.FILLING && it.rate() > 0
                ? Duration.ofSeconds((long) (Math.max(0, it.target() - it.applied()) / it.rate()))
                        .toString()
                : null;
    }
}
