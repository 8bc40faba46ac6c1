package io.incidentledger.query.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.incidentledger.query.read.AsOf;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of a timeline.
 *
 * @param next where it goes on; null at the end
 */
record Timeline(
        AsOf asOf,
        String incident,
        List<ShownEntry> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {
    /** By which clock. */
    enum Order {
        /** As it was written down. */
        RECORDED,
        /** As it happened, by the earliest bound. */
        OCCURRED
    }
}
