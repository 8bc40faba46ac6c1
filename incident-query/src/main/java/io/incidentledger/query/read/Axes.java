package io.incidentledger.query.read;

import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * As of when an answer is wanted; null is no upper bound.
 *
 * @param validAt cuts by when it was true
 * @param knownAt cuts by when it was recorded
 * @param learnedUntil cuts by when the organisation knew
 */
public record Axes(
        @Nullable Instant validAt, @Nullable Instant knownAt, @Nullable Instant learnedUntil) {
    /** Everything, as it is known now. */
    public static final Axes NOW = new Axes(null, null, null);

    /** One axis alone. */
    public static Axes validAt(@Nullable Instant moment) {
        return moment == null ? NOW : new Axes(moment, null, null);
    }

    /**
     * From the parameters of a request.
     *
     * @throws MalformedInput if one of them is no RFC 3339 time with a zone
     */
    public static Axes of(
            @Nullable String validAt, @Nullable String knownAt, @Nullable String learnedUntil) {
        return new Axes(
                Parameters.moment("validAt", validAt),
                Parameters.moment("knownAt", knownAt),
                Parameters.moment("learnedUntil", learnedUntil));
    }
}
