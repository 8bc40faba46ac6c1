package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.ID_TAKEN;
import static io.incidentledger.api.refusal.RefusalCode.STEP_ORDER;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_STEP;

import io.incidentledger.api.incident.RecoveryEvent;
import io.incidentledger.api.incident.RecoveryEvent.StepEvent;
import io.incidentledger.api.incident.RecoveryEvent.StepFinished;
import io.incidentledger.api.incident.RecoveryEvent.StepPlanned;
import io.incidentledger.api.incident.RecoveryEvent.StepStarted;
import io.incidentledger.api.incident.StepKind;
import io.incidentledger.api.incident.StepResult;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.catalogue.NearestNames;
import io.incidentledger.command.incident.History.Placed;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * What can be said about the steps of the recovery: planned, then started, then finished, each
 * once.
 *
 * @param rest the history without what is said
 */
record StepRules(History rest) {

    /** Why this cannot stand among the rest; null if it can. */
    @Nullable Refusal against(StepEvent event) {
        String step = event.step();
        return switch (event) {
            case StepPlanned _ -> {
                Placed<StepPlanned> taken = said(StepPlanned.class, step);
                yield taken == null
                        ? outOfOrder(event)
                        : refused(
                                ID_TAKEN,
                                "The step %s is planned already, says %s.",
                                step,
                                rest.entryAt(taken.place()));
            }
            case StepStarted _ -> {
                Placed<StepStarted> twice = said(StepStarted.class, step);
                yield said(StepPlanned.class, step) == null
                        ? unknown(step, null)
                        : twice != null ? again(step, "started", twice) : outOfOrder(event);
            }
            case StepFinished finished -> {
                Placed<StepFinished> twice = said(StepFinished.class, step);
                yield said(StepPlanned.class, step) == null
                        ? unknown(step, null)
                        : twice != null ? again(step, "finished", twice) : unstarted(finished);
            }
        };
    }

    /**
     * Why a name is none of a step; null if it is.
     *
     * @param kind the kind that it must be of; null for any
     */
    @Nullable Refusal againstNaming(String step, @Nullable StepKind kind) {
        Placed<StepPlanned> planned = said(StepPlanned.class, step);
        return planned == null || (kind != null && planned.event().kind() != kind)
                ? unknown(step, kind)
                : null;
    }

    private @Nullable Refusal unstarted(StepFinished finished) {
        boolean neverStarted = said(StepStarted.class, finished.step()) == null;
        return neverStarted && finished.result() != StepResult.ABANDONED
                ? refused(
                        STEP_ORDER,
                        "The step %s was never started: it can only be abandoned.",
                        finished.step())
                : outOfOrder(finished);
    }

    private @Nullable Refusal outOfOrder(StepEvent event) {
        for (Placed<RecoveryEvent> other : rest.standing(RecoveryEvent.class)) {
            if (other.event() instanceof StepEvent also
                    && also.step().equals(event.step())
                    && contradicts(event, also)) {
                return refused(
                                STEP_ORDER,
                                "The step %s cannot have been %s at %s: it was %s at %s, says %s.",
                                event.step(),
                                verb(event),
                                Effects.time(event.clocks().occurredAt()),
                                verb(also),
                                Effects.time(also.clocks().occurredAt()),
                                rest.entryAt(other.place()))
                        .at("/occurredAt");
            }
        }
        return null;
    }

    private static boolean contradicts(StepEvent event, StepEvent other) {
        int order = Integer.compare(rank(event), rank(other));
        StepEvent earlier = order < 0 ? event : other;
        StepEvent later = order < 0 ? other : event;
        return order != 0
                && later.clocks().occurredAt().certainlyBefore(earlier.clocks().occurredAt());
    }

    private static int rank(StepEvent event) {
        return switch (event) {
            case StepPlanned _ -> 0;
            case StepStarted _ -> 1;
            case StepFinished _ -> 2;
        };
    }

    private static String verb(StepEvent event) {
        return List.of("planned", "started", "finished").get(rank(event));
    }

    private Refusal again(String step, String verb, Placed<?> earlier) {
        return refused(
                STEP_ORDER,
                "The step %s was %s already, says %s.",
                step,
                verb,
                rest.entryAt(earlier.place()));
    }

    private Refusal unknown(String step, @Nullable StepKind kind) {
        List<String> nearest = NearestNames.of(step, planned(kind));
        return refused(
                        UNKNOWN_STEP,
                        "%s has no step %s%s. %s",
                        rest.incident(),
                        step,
                        kind == null ? "" : " of the kind " + kind,
                        NearestNames.hint(nearest, "Plan it first."))
                .at("/step")
                .orRather(nearest);
    }

    private Stream<String> planned(@Nullable StepKind kind) {
        return rest.standing(RecoveryEvent.class).stream()
                .map(Placed::event)
                .filter(StepPlanned.class::isInstance)
                .map(StepPlanned.class::cast)
                .filter(it -> kind == null || it.kind() == kind)
                .map(StepPlanned::step);
    }

    private <E extends StepEvent> @Nullable Placed<E> said(Class<E> type, String step) {
        for (Placed<RecoveryEvent> entry : rest.standing(RecoveryEvent.class)) {
            if (type.isInstance(entry.event())) {
                E event = type.cast(entry.event());
                if (event.step().equals(step)) {
                    return new Placed<>(entry.place(), event);
                }
            }
        }
        return null;
    }

    private static Refusal refused(RefusalCode code, String sentence, Object... ids) {
        return Refusal.because(code, sentence, ids);
    }
}
