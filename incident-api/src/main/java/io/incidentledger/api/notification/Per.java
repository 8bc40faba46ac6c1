package io.incidentledger.api.notification;

/** How often a rule sets a deadline for one fact. */
public enum Per {
    /** Once, for ourselves. */
    ONCE,
    /** For each of the tenants concerned, or for ourselves where it is our own data. */
    CONTROLLER
}
