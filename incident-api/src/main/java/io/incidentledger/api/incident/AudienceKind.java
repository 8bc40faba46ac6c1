package io.incidentledger.api.incident;

/** To what kind of people an update speaks. */
public enum AudienceKind {
    /** Those who work on the incident. */
    INTERNAL,
    /** The named tenants. */
    TENANTS,
    /** The named parties. */
    PARTIES,
    /** Everybody. */
    PUBLIC
}
