package io.incidentledger.query.incident;

import io.incidentledger.api.incident.IncidentEvent;

import java.util.SortedMap;

/** The facts of one incident that stand. */
interface StandingFacts {
    /** Everything that stands about a subject, by place. */
    SortedMap<Long, IncidentEvent> about(Subject subject);
}
