package io.incidentledger.api.incident;

import io.incidentledger.api.incident.IncidentEvent.IncidentClosed;
import io.incidentledger.api.incident.IncidentEvent.IncidentDeclared;
import io.incidentledger.api.incident.IncidentEvent.IncidentDismissed;
import io.incidentledger.api.incident.IncidentEvent.IncidentReopened;
import io.incidentledger.api.incident.IncidentEvent.IncidentResolved;
import io.incidentledger.api.incident.IncidentEvent.LifecycleEvent;

/** Where an incident stands in its life. */
public enum IncidentStatus {
    OPEN,
    /** Nothing is out any more; what remains is paperwork. */
    RESOLVED,
    CLOSED,
    /** It was a false alarm. */
    DISMISSED;

    /** Where an incident stands once this has happened. */
    public static IncidentStatus after(LifecycleEvent event) {
        return switch (event) {
            case IncidentDeclared _, IncidentReopened _ -> OPEN;
            case IncidentResolved _ -> RESOLVED;
            case IncidentClosed _ -> CLOSED;
            case IncidentDismissed _ -> DISMISSED;
        };
    }
}
