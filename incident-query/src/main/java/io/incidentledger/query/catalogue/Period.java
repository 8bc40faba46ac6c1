package io.incidentledger.query.catalogue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What was said about one thing of the catalogue, and for how long it was valid.
 *
 * @param thing a site, service, tenant or subscription, as one entry says it
 * @param entry the sequence of that entry
 * @param from since when
 * @param to until when, itself no longer; null without end
 */
record Period<T>(T thing, long entry, Instant from, @Nullable Instant to) {
    /** What tells current rows apart: several entries may say something about one thing. */
    record Key(Object id, long entry) {}

    /** As PostgreSQL reads a range. */
    String valid() {
        return "[%s,%s)".formatted(from, to == null ? "" : to);
    }
}
