package io.incidentledger.api.catalogue;

/** How well the data behind a service must be protected, most first. */
public enum ProtectionClass {
    VERY_HIGH,
    HIGH,
    NORMAL
}
