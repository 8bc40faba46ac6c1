package io.incidentledger.api.incident;

/** How a service falls short of normal, worst first. Only {@code OFFLINE} counts as downtime. */
public enum DisruptionKind {
    /** Not available: an outage. */
    OFFLINE,
    /** Available in part: an impairment. */
    LIMITED,
    /** Available in another way, while the cause remains. */
    WORKAROUND
}
