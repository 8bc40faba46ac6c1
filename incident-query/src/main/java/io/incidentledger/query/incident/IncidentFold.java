package io.incidentledger.query.incident;

import io.incidentledger.api.incident.IncidentEvent;

/**
 * One incident as its entries have it so far.
 *
 * @param declaredPosition the position of the first entry
 */
record IncidentFold(String incident, long declaredPosition, Standing standing) {
    /** Before the first entry. */
    static IncidentFold of(String incident, long declaredPosition) {
        return new IncidentFold(incident, declaredPosition, Standing.NONE);
    }

    /** The incident once this is recorded. */
    IncidentFold plus(IncidentEvent event) {
        return new IncidentFold(incident, declaredPosition, standing.plus(event));
    }

    /** It with nothing up to an entry: what should be there has been discarded. */
    IncidentFold upTo(long sequence) {
        return new IncidentFold(incident, declaredPosition, standing.upTo(sequence));
    }

    /** What it amounts to. */
    IncidentRows rows() {
        return new IncidentRows(incident, declaredPosition, standing);
    }
}
