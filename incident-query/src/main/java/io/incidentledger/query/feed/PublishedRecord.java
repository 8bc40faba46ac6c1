package io.incidentledger.query.feed;

import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.stream.Topic;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One record of the event topics, read and checked.
 *
 * @param topic where it came from
 * @param number its place in its partition, from 0
 * @param stream the stream of the event
 * @param sequence its place in the stream, from 0
 * @param position its place in everything recorded, from 0
 * @param recordedAt when it was recorded, microseconds
 * @param id the event's UUID
 * @param type the event's simple name
 * @param headers all headers by their keys, {@link io.incidentledger.api.stream.RecordHeader}
 * @param json the event as it was published
 * @param event the same, read
 */
public record PublishedRecord(
        Topic topic,
        long number,
        String stream,
        long sequence,
        long position,
        Instant recordedAt,
        UUID id,
        String type,
        Map<String, String> headers,
        String json,
        LedgerEvent event) {
    public PublishedRecord {
        headers = Map.copyOf(headers);
    }

    /** A header that need not be there. */
    public @Nullable String header(String key) {
        return headers.get(key);
    }
}
