package io.incidentledger.command.intake;

import io.incidentledger.api.incident.IncidentId;

/** What a line is about. */
sealed interface LineTarget {
    /** An incident that the line declares. */
    record NewIncident() implements LineTarget {}

    /** An incident by its id. */
    record Known(IncidentId incident) implements LineTarget {}

    /** The incident that another line of the same source was recorded in. */
    record OfLine(String ref) implements LineTarget {}

    /** The catalogue. */
    record OfCatalogue() implements LineTarget {}
}
