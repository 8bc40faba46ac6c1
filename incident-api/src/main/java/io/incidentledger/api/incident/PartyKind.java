package io.incidentledger.api.incident;

/** What an organisation that takes part is. */
public enum PartyKind {
    POLICE,
    /** Prosecutors and courts. */
    JUDICIARY,
    FORENSICS,
    REGULATOR,
    MINISTRY,
    VENDOR,
    INSURER,
    OTHER
}
