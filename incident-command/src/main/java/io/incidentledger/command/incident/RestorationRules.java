package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.NOTHING_RESTORED;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.RecoveryEvent.RestorationAnswer;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.incident.History.Placed;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tenants answer to what was restored for them. */
final class RestorationRules {
    private RestorationRules() {}

    /** Why this cannot stand among the rest; null if it can. */
    static @Nullable Refusal against(RestorationAnswer event, History rest) {
        Set<TenantId> restored =
                restored(
                        rest,
                        event.service(),
                        restoration ->
                                isNamed(rest, event, restoration)
                                        && isNotLater(restoration, event.clocks().occurredAt()));
        List<TenantId> missing =
                event.tenants().ids().stream().filter(it -> !restored.contains(it)).toList();
        return missing.isEmpty()
                ? null
                : nothingRestored(rest.incident(), event.service(), missing);
    }

    /** For whom a service had been restored at a time. */
    static List<TenantId> restored(History history, ServiceId service, OccurredAt at) {
        return restored(history, service, restoration -> isNotLater(restoration, at)).stream()
                .sorted()
                .toList();
    }

    /**
     * Asked before anything else, so that whoever may not know an incident learns nothing of it.
     *
     * @throws CommandRefused if the service was never restored for somebody who is meant
     */
    static void requireRestored(History history, ServiceId service, TenantSelection meant) {
        Set<TenantId> restored = restored(history, service, _ -> true);
        List<TenantId> missing =
                meant.named().stream().filter(it -> !restored.contains(it)).toList();
        if (!missing.isEmpty() || restored.isEmpty()) {
            throw new CommandRefused(nothingRestored(history.incident(), service, missing));
        }
    }

    /**
     * The same words for every incident, also for one that there is not.
     *
     * @param missing for whom; empty for everybody
     */
    static Refusal nothingRestored(IncidentId incident, ServiceId service, List<TenantId> missing) {
        return Refusal.because(
                        NOTHING_RESTORED,
                        "Nothing of %s was restored in %s by then for %s.",
                        service,
                        incident,
                        missing.isEmpty()
                                ? "anybody"
                                : missing.stream()
                                        .map(TenantId::value)
                                        .collect(Collectors.joining(", ")))
                .at("/tenants");
    }

    private static Set<TenantId> restored(
            History history, ServiceId service, Predicate<Placed<ServiceRestored>> which) {
        Set<TenantId> found = new HashSet<>();
        for (Placed<ServiceRestored> restoration : history.standing(ServiceRestored.class)) {
            if (restoration.event().service().equals(service) && which.test(restoration)) {
                found.addAll(restoration.event().tenants().ids());
            }
        }
        return found;
    }

    private static boolean isNamed(
            History rest, RestorationAnswer event, Placed<ServiceRestored> restoration) {
        return event.restoration() == null
                || event.restoration().equals(rest.entryAt(restoration.place()));
    }

    private static boolean isNotLater(Placed<ServiceRestored> restoration, OccurredAt at) {
        return !at.certainlyBefore(restoration.event().clocks().occurredAt());
    }
}
