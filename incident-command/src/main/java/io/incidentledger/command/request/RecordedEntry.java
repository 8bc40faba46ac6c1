package io.incidentledger.command.request;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Objection;

import java.util.List;

/**
 * One fact that was recorded.
 *
 * @param entry its name
 * @param type its event type, such as {@code ServiceTakenOffline}
 * @param objections what stood against it and was overridden
 */
public record RecordedEntry(EntryId entry, String type, List<Objection> objections) {
    /** Copies the objections. */
    public RecordedEntry {
        objections = List.copyOf(objections);
    }
}
