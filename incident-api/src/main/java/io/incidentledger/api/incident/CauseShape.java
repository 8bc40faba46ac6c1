package io.incidentledger.api.incident;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.fact.Text;
import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

/** Which causes name something else, and what. */
final class CauseShape {
    private CauseShape() {}

    static void requireDeliberate(Cause cause) {
        if (!cause.isDeliberate()) {
            throw new MalformedInput(
                    "cause",
                    "must be ISOLATION, MAINTENANCE, RECOVERY_STEP or SWITCH_BACK: what nobody"
                            + " chose is reported as a disruption");
        }
    }

    /** A start says all that its cause asks for. */
    static void require(Cause cause, @Nullable ServiceId dependency, @Nullable String step) {
        allow(cause, dependency, step);
        if (cause == Cause.DEPENDENCY && dependency == null) {
            throw new MalformedInput("dependency", "must name the service that it depends on");
        }
        if (namesAStep(cause) && step == null) {
            throw new MalformedInput("step", "must name the step, with the cause " + cause);
        }
    }

    /** An end may leave out what it does not want to tell apart. */
    static void allow(
            @Nullable Cause cause, @Nullable ServiceId dependency, @Nullable String step) {
        if (dependency != null && cause != Cause.DEPENDENCY) {
            throw new MalformedInput("dependency", "goes with the cause DEPENDENCY alone");
        }
        if (step != null) {
            Text.require("step", step, Text.REFERENCE);
            if (cause == null || !namesAStep(cause)) {
                throw new MalformedInput(
                        "step", "goes with the causes RECOVERY_STEP and SWITCH_BACK alone");
            }
        }
    }

    private static boolean namesAStep(Cause cause) {
        return cause == Cause.RECOVERY_STEP || cause == Cause.SWITCH_BACK;
    }
}
