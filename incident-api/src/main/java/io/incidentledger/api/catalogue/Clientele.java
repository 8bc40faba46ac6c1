package io.incidentledger.api.catalogue;

/** Whom a service is run for. */
public enum Clientele {
    /** For tenants. */
    CUSTOMERS,
    /** For the provider itself, such as internal mail. */
    INTERNAL
}
