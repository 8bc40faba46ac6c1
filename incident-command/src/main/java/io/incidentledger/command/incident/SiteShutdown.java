package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.NOBODY_SUBSCRIBED;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.incident.IncidentCommand.TakeSiteOffline;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.IncidentEvent.SiteTakenOffline;
import io.incidentledger.api.incident.Inference;
import io.incidentledger.api.incident.Spared;
import io.incidentledger.api.incident.TenantSet;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.catalogue.KnownNames;

import java.util.ArrayList;
import java.util.List;

/**
 * Taking a whole site off is one fact, and an inferred one for every service that somebody uses
 * from there, all in one transaction.
 */
record SiteShutdown(Catalogue catalogue, History history, Clocks clocks) {

    List<IncidentEvent> events(TakeSiteOffline command, List<Objection> objections) {
        requireKnown(command);
        List<IncidentEvent> events = new ArrayList<>();
        events.add(
                new SiteTakenOffline(
                        history.incident(),
                        command.site(),
                        command.cause(),
                        command.step(),
                        command.except(),
                        command.reason(),
                        objections,
                        clocks));
        Inference inference = new Inference(command.site(), history.entryAt(history.size()));
        catalogue
                .subscribersFrom(command.site(), clocks.occurredAt().earliest())
                .forEach(
                        (service, tenants) -> {
                            List<TenantId> affected = affected(service, tenants, command.except());
                            if (!affected.isEmpty()) {
                                events.add(inferred(command, service, affected, inference));
                            }
                        });
        return events;
    }

    private ServiceTakenOffline inferred(
            TakeSiteOffline command,
            ServiceId service,
            List<TenantId> tenants,
            Inference inference) {
        return new ServiceTakenOffline(
                history.incident(),
                service,
                new TenantSet(false, tenants),
                command.cause(),
                command.step(),
                null,
                inference,
                List.of(),
                clocks);
    }

    private void requireKnown(TakeSiteOffline command) {
        KnownNames.require(catalogue, command.site(), "site");
        new CauseRules(history).requirePlanned(command.cause(), command.step());
        for (Spared spared : command.except()) {
            KnownNames.require(catalogue, spared.service(), "except");
            spared.tenants().forEach(tenant -> KnownNames.require(catalogue, tenant, "except"));
        }
        if (command.except().stream().anyMatch(spared -> !isUsedFrom(command, spared))) {
            throw new CommandRefused(
                    Refusal.because(
                                    NOBODY_SUBSCRIBED,
                                    "Something spared is not used from %s at that time: %s.",
                                    command.site(),
                                    command.except())
                            .at("/except"));
        }
    }

    private boolean isUsedFrom(TakeSiteOffline command, Spared spared) {
        List<TenantId> users =
                catalogue
                        .subscribersFrom(command.site(), clocks.occurredAt().earliest())
                        .getOrDefault(spared.service(), List.of());
        return !users.isEmpty() && users.containsAll(spared.tenants());
    }

    private static List<TenantId> affected(
            ServiceId service, List<TenantId> tenants, List<Spared> except) {
        return tenants.stream()
                .filter(tenant -> except.stream().noneMatch(it -> spares(it, service, tenant)))
                .toList();
    }

    private static boolean spares(Spared spared, ServiceId service, TenantId tenant) {
        return spared.service().equals(service)
                && (spared.tenants().isEmpty() || spared.tenants().contains(tenant));
    }
}
