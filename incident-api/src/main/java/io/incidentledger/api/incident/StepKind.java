package io.incidentledger.api.incident;

/** What a step of the recovery does. */
public enum StepKind {
    /** Starts something again that was off or in disorder. */
    RESTART,
    /** Tries something out. */
    TEST,
    /** Leads back from an emergency solution to the service itself. */
    SWITCH_BACK
}
