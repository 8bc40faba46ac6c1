package io.incidentledger.api.incident;

/** What kind of case it is. */
public enum Nature {
    SECURITY,
    OPERATIONAL,
    MAINTENANCE
}
