package io.incidentledger.query.incident;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.incidentledger.query.read.AsOf;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of incidents, newest first.
 *
 * @param next where it goes on; null at the end
 */
record IncidentList(
        AsOf asOf,
        List<IncidentSummary> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {}
