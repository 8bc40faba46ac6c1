package io.incidentledger.command.request;

import java.util.List;

/**
 * What a request has recorded.
 *
 * @param stream the stream: the incident's id, or {@code catalogue}
 * @param sequence the stream's last sequence now
 * @param entries what was recorded, in order; inferred facts too
 */
public record Recorded(String stream, long sequence, List<RecordedEntry> entries) {
    /** Copies the entries. */
    public Recorded {
        entries = List.copyOf(entries);
    }
}
