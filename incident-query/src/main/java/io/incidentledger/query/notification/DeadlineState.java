package io.incidentledger.query.notification;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** How a deadline stands at a moment. */
enum DeadlineState {
    /** Somebody still has to be told, and it is time; or there is no number in the law. */
    RUNNING,
    /** The limit counted strictly is over, and as the law is read it is still time. */
    STRICTLY_OVER,
    /** It passed, and nobody was told. */
    MISSED,
    /** Somebody was told in time. */
    MET,
    /** Somebody was told when the limit counted strictly was over, and in time as it is read. */
    MET_AS_READ,
    /** Somebody was told, too late. */
    MET_LATE,
    /** It does not apply, as people have decided. */
    CANCELLED,
    /** What had started it was corrected or taken back, and there is none. */
    WITHDRAWN;

    /** Whether somebody still has to be told. */
    boolean isOpen() {
        return this == RUNNING || this == STRICTLY_OVER || this == MISSED;
    }

    /**
     * Of one that nobody was told of.
     *
     * @param until the moment that the answer reaches to; null before anything was recorded
     */
    static DeadlineState open(
            @Nullable Instant strict, @Nullable Instant legalLatest, @Nullable Instant until) {
        if (until == null || strict == null || !until.isAfter(strict)) {
            return RUNNING;
        }
        return legalLatest == null || until.isAfter(legalLatest) ? MISSED : STRICTLY_OVER;
    }

    /** Of one that somebody was told of at a moment. */
    static DeadlineState met(
            @Nullable Instant strict, @Nullable Instant legalLatest, Instant told) {
        if (strict == null || !told.isAfter(strict)) {
            return MET;
        }
        return legalLatest == null || told.isAfter(legalLatest) ? MET_LATE : MET_AS_READ;
    }
}
