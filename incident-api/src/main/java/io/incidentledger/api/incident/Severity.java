package io.incidentledger.api.incident;

/** How bad it is for those who depend on the provider, worst first. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW
}
