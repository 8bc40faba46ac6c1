package io.incidentledger.query.history;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.query.read.Axes;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;

/**
 * What is asked about one incident.
 *
 * @param reader by whom
 * @param incident its id
 * @param axes as of when
 * @param after what must be visible, {@code stream@sequence}; null for nothing in particular
 */
public record IncidentQuery(Reader reader, String incident, Axes axes, @Nullable String after) {
    /**
     * From the parameters of a request.
     *
     * @throws MalformedInput if one of them is malformed
     */
    public static IncidentQuery of(
            Reader reader,
            String incident,
            @Nullable String validAt,
            @Nullable String knownAt,
            @Nullable String learnedUntil,
            @Nullable String after) {
        return new IncidentQuery(
                reader,
                new IncidentId(incident).value(),
                Axes.of(validAt, knownAt, learnedUntil),
                after);
    }

    /** The same, as of another when. */
    public IncidentQuery on(Axes other) {
        return new IncidentQuery(reader, incident, other, after);
    }
}
