package io.incidentledger.query.live;

import org.jspecify.annotations.Nullable;

/**
 * One event of a stream.
 *
 * @param id what to come back with, as {@code Last-Event-ID}; null for what need not be repeated
 * @param name what it is
 * @param data what it says, to be written as JSON
 */
public record LiveEvent(@Nullable String id, String name, Object data) {}
