package io.incidentledger.command.publication;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * An event that has its place, with all that its record says.
 *
 * @param id the event's UUID
 * @param type its wire name
 * @param payload its JSON as stored; never decoded here
 * @param metadata a JSON object of text
 */
record SequencedEvent(
        long position,
        Lane lane,
        long number,
        Instant recordedAt,
        String id,
        String aggregateType,
        String stream,
        long sequence,
        String type,
        ByteBuffer payload,
        ByteBuffer metadata) {}
