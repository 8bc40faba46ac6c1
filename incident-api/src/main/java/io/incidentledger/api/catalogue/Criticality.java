package io.incidentledger.api.catalogue;

/** How much hangs on a service, most first. */
public enum Criticality {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW
}
