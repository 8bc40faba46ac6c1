package io.incidentledger.command.incident;

import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.DisruptionReported;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.IncidentEvent.SiteTakenOffline;
import io.incidentledger.api.incident.StepKind;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.stream.LongStream;

/**
 * A cause that names a step names one of this incident. What was recorded before steps existed
 * stays, and can be ended by the name that it was given.
 */
record CauseRules(History history) {

    /**
     * For what begins a disruption.
     *
     * @throws CommandRefused if there is no such step, or not of the kind that the cause asks for
     */
    void requirePlanned(@Nullable Cause cause, @Nullable String step) {
        Refusal refusal = against(cause, step);
        if (refusal != null) {
            throw new CommandRefused(refusal);
        }
    }

    /**
     * The same for what ends a disruption or changes its kind.
     *
     * @throws CommandRefused if no step is called so, and no disruption names it either
     */
    void requireNamed(@Nullable Cause cause, @Nullable String step) {
        Refusal refusal = against(cause, step);
        if (refusal != null
                && LongStream.range(0, history.size())
                        .mapToObj(history::effective)
                        .noneMatch(event -> step != null && step.equals(stepOf(event)))) {
            throw new CommandRefused(refusal);
        }
    }

    /** Whether what an entry says names a step that is none. */
    boolean isBroken(IncidentEvent event) {
        return against(causeOf(event), stepOf(event)) != null;
    }

    private @Nullable Refusal against(@Nullable Cause cause, @Nullable String step) {
        return step == null
                ? null
                : new StepRules(history)
                        .againstNaming(
                                step, cause == Cause.SWITCH_BACK ? StepKind.SWITCH_BACK : null);
    }

    private static @Nullable Cause causeOf(IncidentEvent event) {
        return switch (event) {
            case ServiceTakenOffline it -> it.cause();
            case DisruptionReported it -> it.cause();
            case SiteTakenOffline it -> it.cause();
            case IncidentEvent _ -> null;
        };
    }

    private static @Nullable String stepOf(@Nullable IncidentEvent event) {
        return switch (event) {
            case null -> null;
            case ServiceTakenOffline it -> it.step();
            case DisruptionReported it -> it.step();
            case SiteTakenOffline it -> it.step();
            case IncidentEvent _ -> null;
        };
    }
}
