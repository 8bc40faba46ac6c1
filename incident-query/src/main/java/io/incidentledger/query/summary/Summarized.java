package io.incidentledger.query.summary;

import io.incidentledger.api.stream.DerivedTopic;

import java.time.Instant;

/**
 * How a key stands.
 *
 * @param topic where that is said
 * @param key the key of its record
 * @param version the position of the last entry that changed anything about it
 * @param recordedAt when that was recorded
 * @param value what is said
 */
record Summarized(DerivedTopic topic, String key, long version, Instant recordedAt, Object value) {}
