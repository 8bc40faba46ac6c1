package io.incidentledger.query.generation;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What is to be filled anew.
 *
 * @param reason why, 1 to 2,000 characters
 * @param projections which; null for all
 */
record RebuildRequest(String reason, @Nullable List<ProjectionName> projections) {}
