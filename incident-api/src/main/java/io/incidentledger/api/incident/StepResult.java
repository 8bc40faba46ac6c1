package io.incidentledger.api.incident;

/** What came of a step of the recovery. */
public enum StepResult {
    SUCCEEDED,
    FAILED,
    /** Given up, perhaps before it was started. */
    ABANDONED
}
