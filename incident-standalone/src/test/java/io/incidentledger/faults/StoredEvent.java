package io.incidentledger.faults;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

/**
 * A row of the store with its place, read with the superuser's eyes.
 *
 * @param position -1 when it has none
 * @param recordedAt when the ledger says that it was recorded; the epoch when it has no place
 */
record StoredEvent(
        String stream,
        long sequence,
        String id,
        String type,
        JsonNode payload,
        String payloadText,
        long position,
        String lane,
        long number,
        Instant recordedAt) {
    /** Which incident it belongs to, or {@code catalogue}. */
    String subject() {
        return stream.split("/", 2)[0];
    }
}
