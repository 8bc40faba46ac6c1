package io.incidentledger.api.incident;

/** How a disruption can end without a restoration. */
public enum Outcome {
    /** The service is given up. */
    SERVICE_RETIRED,
    /** Another provider runs it now. */
    TRANSFERRED
}
