package io.incidentledger.api.investigation;

/** What a finding says about its question. */
public enum Assessment {
    /** It is so. */
    CONFIRMED,
    /** There are signs of it. */
    SUSPECTED,
    /** As far as is known by now it is not so: looked for, not found, not excluded. */
    NONE_KNOWN,
    /** It is not so. */
    RULED_OUT,
    /** It cannot be said. */
    NOT_DETERMINED
}
