package io.incidentledger.api.incident;

import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.fact.EntryId;

/**
 * Where an inferred fact comes from. It stands and falls with that entry.
 *
 * @param site the site that was taken off
 * @param entry the entry that says so
 */
public record Inference(SiteId site, EntryId entry) {}
