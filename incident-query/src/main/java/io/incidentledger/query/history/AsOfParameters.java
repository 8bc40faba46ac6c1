package io.incidentledger.query.history;

import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;

/**
 * As of when an incident is asked about, in the words of a request. What each means, {@link
 * io.incidentledger.query.read.Axes} and {@link IncidentQuery} say.
 */
public record AsOfParameters(
        @Nullable String validAt,
        @Nullable String knownAt,
        @Nullable String learnedUntil,
        @Nullable String after) {
    /**
     * What is asked.
     *
     * @throws io.incidentledger.api.refusal.MalformedInput if one of them is malformed
     */
    public IncidentQuery about(String incident, Reader reader) {
        return IncidentQuery.of(reader, incident, validAt, knownAt, learnedUntil, after);
    }
}
