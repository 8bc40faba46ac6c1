package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.ID_TAKEN;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_WORKAROUND;
import static io.incidentledger.api.refusal.RefusalCode.WORKAROUND_NOT_ACTIVE;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.RecoveryEvent;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundActivated;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundEvent;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundRetired;
import io.incidentledger.api.incident.StepKind;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.incident.TenantSet;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.NearestNames;
import io.incidentledger.command.incident.History.Placed;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What can be said about workarounds. What contradicts the history of a pair is not asked here.
 *
 * @param rest the history without what is said
 */
record WorkaroundRules(History rest) {

    /** Why this cannot stand among the rest; null if it can. */
    @Nullable Refusal against(WorkaroundEvent event) {
        return switch (event) {
            case WorkaroundActivated activated -> taken(activated);
            case WorkaroundRetired retired ->
                    activations(retired.workaround()).isEmpty()
                            ? unknown(retired.workaround())
                            : new StepRules(rest)
                                    .againstNaming(retired.step(), StepKind.SWITCH_BACK);
        };
    }

    /**
     * The first entry that activated it.
     *
     * @throws CommandRefused if there is none
     */
    WorkaroundActivated require(String workaround) {
        List<Placed<WorkaroundActivated>> activations = activations(workaround);
        if (activations.isEmpty()) {
            throw new CommandRefused(unknown(workaround));
        }
        return activations.getFirst().event();
    }

    /**
     * For whom a workaround is retired: those who are named, or all for whom it is active.
     *
     * @throws CommandRefused if at that time it is active for nobody who is meant
     */
    TenantSet retiredFor(WorkaroundActivated workaround, TenantSelection meant, OccurredAt at) {
        List<TenantId> active =
                activations(workaround.workaround()).stream()
                        .flatMap(it -> it.event().tenants().ids().stream())
                        .distinct()
                        .filter(tenant -> meant.all() || meant.named().contains(tenant))
                        .filter(tenant -> isActive(workaround, tenant, at))
                        .toList();
        if (active.isEmpty()) {
            throw new CommandRefused(
                    Refusal.because(
                                    WORKAROUND_NOT_ACTIVE,
                                    "The workaround %s is not active at %s for %s: it was never"
                                            + " activated, or is retired.",
                                    workaround.workaround(),
                                    Effects.time(at),
                                    meant.all() ? "anybody" : meant.named())
                            .at("/tenants"));
        }
        return new TenantSet(meant.all(), meant.all() ? active : meant.named());
    }

    private boolean isActive(WorkaroundActivated workaround, TenantId tenant, OccurredAt at) {
        return rest.of(new Pair(workaround.service(), tenant)).bridges().stream()
                .anyMatch(
                        bridge ->
                                bridge.workaround().equals(workaround.workaround())
                                        && bridge.possiblyAt(at));
    }

    private @Nullable Refusal taken(WorkaroundActivated event) {
        return activations(event.workaround()).stream()
                .filter(other -> !other.event().service().equals(event.service()))
                .findFirst()
                .map(
                        other ->
                                Refusal.because(
                                                ID_TAKEN,
                                                "The workaround %s is one of %s, says %s.",
                                                event.workaround(),
                                                other.event().service(),
                                                rest.entryAt(other.place()))
                                        .at("/workaround"))
                .orElse(null);
    }

    private Refusal unknown(String workaround) {
        List<String> nearest =
                NearestNames.of(
                        workaround,
                        rest.standing(RecoveryEvent.class).stream()
                                .map(Placed::event)
                                .filter(WorkaroundActivated.class::isInstance)
                                .map(it -> ((WorkaroundActivated) it).workaround())
                                .distinct());
        return Refusal.because(
                        UNKNOWN_WORKAROUND,
                        "%s has no workaround %s. %s",
                        rest.incident(),
                        workaround,
                        NearestNames.hint(nearest, "Activate it first."))
                .at("/workaround")
                .orRather(nearest);
    }

    private List<Placed<WorkaroundActivated>> activations(String workaround) {
        return rest.standing(RecoveryEvent.class).stream()
                .filter(
                        it ->
                                it.event() instanceof WorkaroundActivated activated
                                        && activated.workaround().equals(workaround))
                .map(it -> new Placed<>(it.place(), (WorkaroundActivated) it.event()))
                .toList();
    }
}
