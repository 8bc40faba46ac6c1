package io.incidentledger.command.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;

import io.incidentledger.api.catalogue.Dependent;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a request has recorded.
 *
 * @param stream the stream: the incident's id, or {@code catalogue}
 * @param sequence the stream's last sequence now
 * @param entries what was recorded, in order; inferred facts too
 * @param dependents what depends on what was taken off, the nearest first; null if nothing was
 * @param repeated whether this was recorded by an earlier request under the same key
 */
public record Recorded(
        String stream,
        long sequence,
        List<RecordedEntry> entries,
        @Nullable List<Dependent> dependents,
        @JsonIgnore boolean repeated) {
    /** Just now; also as it is kept in a receipt. */
    @JsonCreator
    public Recorded(
            String stream,
            long sequence,
            List<RecordedEntry> entries,
            @Nullable List<Dependent> dependents) {
        this(stream, sequence, entries, dependents, false);
    }

    /** Just now, and nothing was taken off. */
    public Recorded(String stream, long sequence, List<RecordedEntry> entries) {
        this(stream, sequence, entries, null);
    }

    /** Copies the lists. */
    public Recorded {
        entries = List.copyOf(entries);
        dependents = dependents == null ? null : List.copyOf(dependents);
    }

    /** The same, as it is answered to a repetition. */
    public Recorded again() {
        return new Recorded(stream, sequence, entries, dependents, true);
    }
}
