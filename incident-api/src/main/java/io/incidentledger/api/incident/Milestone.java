package io.incidentledger.api.incident;

/** The phases of handling, in the order in which they must be reached (NIST SP 800-61). */
public enum Milestone {
    BEGAN,
    DETECTED,
    CONTAINED,
    ERADICATED,
    RECOVERED
}
