package io.incidentledger.api.notification;

/** How much of what is due was said. */
public enum SubmissionKind {
    /** All of it. */
    COMPLETE,
    /** A part; more follows. */
    PHASE,
    /** How far it is, in place of what was due, because the incident goes on. */
    PROGRESS
}
