package io.incidentledger.query.generation;

/** The projections that can be filled by themselves. */
public enum ProjectionName {
    /** What the provider runs, where, and for whom. */
    CATALOGUE,
    /** Incidents, their disruptions and their sites. */
    INCIDENTS,
    /** Every entry, as it was recorded. */
    TIMELINE
}
