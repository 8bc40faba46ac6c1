package io.incidentledger.api.incident;

/** Why a service is disrupted. Disruptions of one pair with different causes may overlap. */
public enum Cause {
    /** Taken off on purpose, to protect it or others. */
    ISOLATION(true),
    ATTACK(false),
    FAILURE(false),
    /** Another service that it needs is out; names that service. */
    DEPENDENCY(false),
    /** A step of the recovery took it down; names the step. */
    RECOVERY_STEP(true),
    /** The way back from an emergency solution took it down; names the step. */
    SWITCH_BACK(true),
    MAINTENANCE(true),
    UNKNOWN(false);

    private final boolean deliberate;

    Cause(boolean deliberate) {
        this.deliberate = deliberate;
    }

    /** Whether somebody chose it. */
    public boolean isDeliberate() {
        return deliberate;
    }
}
