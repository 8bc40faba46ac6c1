package io.incidentledger.command.catalogue;

import static io.incidentledger.api.refusal.RefusalCode.DEPENDENCY_CYCLE;
import static io.incidentledger.api.refusal.RefusalCode.ID_TAKEN;
import static io.incidentledger.api.refusal.RefusalCode.NOT_CORRECTABLE;
import static io.incidentledger.api.refusal.RefusalCode.OTHER_KIND_OF_ENTRY;
import static io.incidentledger.api.refusal.RefusalCode.RETIRED;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_ENTRY;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_SUBSCRIPTION;

import static java.util.Objects.requireNonNullElse;

import io.incidentledger.api.catalogue.CatalogueCommand;
import io.incidentledger.api.catalogue.CatalogueCommand.CorrectEntry;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterService;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterSite;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterTenant;
import io.incidentledger.api.catalogue.CatalogueCommand.RetireService;
import io.incidentledger.api.catalogue.CatalogueCommand.RetireSite;
import io.incidentledger.api.catalogue.CatalogueCommand.RetireSubscription;
import io.incidentledger.api.catalogue.CatalogueCommand.RetireTenant;
import io.incidentledger.api.catalogue.CatalogueCommand.RetractEntry;
import io.incidentledger.api.catalogue.CatalogueCommand.ReviseService;
import io.incidentledger.api.catalogue.CatalogueCommand.ReviseSubscription;
import io.incidentledger.api.catalogue.CatalogueCommand.Subscribe;
import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryCorrected;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryRetracted;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueOpened;
import io.incidentledger.api.catalogue.CatalogueEvent.ServiceRegistered;
import io.incidentledger.api.catalogue.CatalogueEvent.ServiceRetired;
import io.incidentledger.api.catalogue.CatalogueEvent.ServiceRevised;
import io.incidentledger.api.catalogue.CatalogueEvent.SiteRegistered;
import io.incidentledger.api.catalogue.CatalogueEvent.SiteRetired;
import io.incidentledger.api.catalogue.CatalogueEvent.Subscribed;
import io.incidentledger.api.catalogue.CatalogueEvent.SubscriptionRetired;
import io.incidentledger.api.catalogue.CatalogueEvent.SubscriptionRevised;
import io.incidentledger.api.catalogue.CatalogueEvent.TenantRegistered;
import io.incidentledger.api.catalogue.CatalogueEvent.TenantRetired;
import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.api.catalogue.Clientele;
import io.incidentledger.api.catalogue.Criticality;
import io.incidentledger.api.catalogue.ProtectionClass;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.Registry.Pair;
import io.incidentledger.command.judgement.ClockRules;
import io.incidentledger.command.judgement.Verdict;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides what is recorded in the catalogue. */
public final class CatalogueDecision {
    private final Catalogue catalogue;
    private final Instant now;

    private CatalogueDecision(Catalogue catalogue, Instant now) {
        this.catalogue = catalogue;
        this.now = now;
    }

    /** What the first start of an installation records. */
    public static CatalogueEvent open(Instant now) {
        return new CatalogueOpened(new Clocks(OccurredAt.exactly(now), null, null));
    }

    /**
     * One event for each statement; all of them or none.
     *
     * @throws CommandRefused if one is refused
     */
    public static List<CatalogueEvent> decide(
            List<CatalogueStatement> statements, Catalogue catalogue, Instant now) {
        List<CatalogueEvent> events = new ArrayList<>();
        Catalogue end = catalogue;
        for (int index = 0; index < statements.size(); index++) {
            CatalogueStatement statement = statements.get(index);
            try {
                CatalogueDecision decision = new CatalogueDecision(end, now);
                CatalogueEvent event = decision.record(statement);
                end = end.evolve(event);
                events.add(event);
            } catch (CommandRefused refused) {
                throw statements.size() == 1 ? refused : refused.inCommand(index);
            }
        }
        return events;
    }

    private CatalogueEvent record(CatalogueStatement statement) {
        CatalogueCommand command = statement.command();
        CatalogueEvent unopposed = event(command, statement.asserted(), List.of());
        Verdict verdict = CatalogueVerdict.on(unopposed, catalogue);
        verdict.require(statement.despite());
        return event(command, statement.asserted(), verdict.recorded());
    }

    private CatalogueEvent event(
            CatalogueCommand command, Asserted asserted, List<Objection> objections) {
        return switch (command) {
            case RegisterSite site -> {
                requireFree("site", site.site().value(), catalogue.knows(site.site()));
                yield new SiteRegistered(site.site(), site.name(), sinceEver(asserted));
            }
            case RegisterService service -> registered(service, sinceEver(asserted));
            case ReviseService service -> revised(service, fromNowOn(asserted), objections);
            case RegisterTenant tenant -> {
                requireFree("tenant", tenant.tenant().value(), catalogue.knows(tenant.tenant()));
                yield new TenantRegistered(
                        tenant.tenant(), tenant.name(), tenant.provisional(), sinceEver(asserted));
            }
            case Subscribe subscription -> subscribed(subscription, sinceEver(asserted));
            case ReviseSubscription subscription -> {
                requireSubscribed(subscription.tenant(), subscription.service());
                subscription.sites().forEach(this::requireKnown);
                yield new SubscriptionRevised(
                        subscription.tenant(),
                        subscription.service(),
                        subscription.sites(),
                        subscription.alias(),
                        objections,
                        fromNowOn(asserted));
            }
            case RetireSite site -> {
                requireKnown(site.site());
                requireInUse(
                        site.site().value(),
                        catalogue.everything().retiredSites.contains(site.site()));
                yield new SiteRetired(site.site(), site.reason(), fromNowOn(asserted));
            }
            case RetireService service -> {
                requireKnown(service.service());
                requireInUse(
                        service.service().value(),
                        catalogue.everything().retiredServices.contains(service.service()));
                yield new ServiceRetired(service.service(), service.reason(), fromNowOn(asserted));
            }
            case RetireTenant tenant -> {
                requireKnown(tenant.tenant());
                requireInUse(
                        tenant.tenant().value(),
                        catalogue.everything().retiredTenants.contains(tenant.tenant()));
                yield new TenantRetired(tenant.tenant(), tenant.reason(), fromNowOn(asserted));
            }
            case RetireSubscription subscription -> {
                requireSubscribed(subscription.tenant(), subscription.service());
                yield new SubscriptionRetired(
                        subscription.tenant(),
                        subscription.service(),
                        subscription.reason(),
                        fromNowOn(asserted));
            }
            case CorrectEntry correction -> corrected(correction, asserted, objections);
            case RetractEntry retraction -> {
                requireCorrectable(retraction.entry());
                yield new CatalogueEntryRetracted(
                        retraction.entry(), retraction.reason(), objections, fromNowOn(asserted));
            }
        };
    }

    private CatalogueEvent registered(RegisterService service, Clocks clocks) {
        requireFree("service", service.service().value(), catalogue.knows(service.service()));
        requireReferences(service.service(), service.site(), service.partOf(), service.dependsOn());
        return new ServiceRegistered(
                service.service(),
                service.name(),
                service.site(),
                requireNonNullElse(service.criticality(), Criticality.MEDIUM),
                requireNonNullElse(service.protectionClass(), ProtectionClass.NORMAL),
                requireNonNullElse(service.clientele(), Clientele.CUSTOMERS),
                service.partOf(),
                service.dependsOn(),
                service.provisional(),
                clocks);
    }

    private CatalogueEvent revised(
            ReviseService service, Clocks clocks, List<Objection> objections) {
        requireKnown(service.service());
        requireReferences(service.service(), service.site(), service.partOf(), service.dependsOn());
        return new ServiceRevised(
                service.service(),
                service.name(),
                service.site(),
                requireNonNullElse(service.criticality(), Criticality.MEDIUM),
                requireNonNullElse(service.protectionClass(), ProtectionClass.NORMAL),
                requireNonNullElse(service.clientele(), Clientele.CUSTOMERS),
                service.partOf(),
                service.dependsOn(),
                service.provisional(),
                objections,
                clocks);
    }

    private CatalogueEvent subscribed(Subscribe subscription, Clocks clocks) {
        requireKnown(subscription.tenant());
        requireKnown(subscription.service());
        subscription.sites().forEach(this::requireKnown);
        Pair pair = new Pair(subscription.tenant(), subscription.service());
        requireFree(
                "subscription",
                pair.tenant() + " to " + pair.service(),
                catalogue.everything().subscriptions.containsKey(pair));
        return new Subscribed(
                subscription.tenant(),
                subscription.service(),
                subscription.sites(),
                subscription.alias(),
                clocks);
    }

    private CatalogueEvent corrected(
            CorrectEntry correction, Asserted asserted, List<Objection> objections) {
        CatalogueEvent original = requireCorrectable(correction.entry());
        Catalogue without =
                catalogue.evolve(
                        new CatalogueEntryRetracted(
                                correction.entry(), "", List.of(), fromNowOn(Asserted.NOW)));
        CatalogueEvent replacement =
                new CatalogueDecision(without, now)
                        .event(
                                correction.replacement().command(),
                                correction.replacement().asserted(),
                                List.of());
        if (!CatalogueVerdict.sameSubject(original, replacement)) {
            throw refused(
                    Refusal.because(
                            OTHER_KIND_OF_ENTRY,
                            "%s is a %s; a correction says the same about the same id.",
                            correction.entry(),
                            original.getClass().getSimpleName()));
        }
        return new CatalogueEntryCorrected(
                correction.entry(),
                replacement,
                correction.reason(),
                objections,
                fromNowOn(asserted));
    }

    private CatalogueEvent requireCorrectable(EntryId entry) {
        CatalogueEvent original =
                entry.stream().equals(CatalogueEvent.STREAM)
                        ? catalogue.recorded(entry.sequence())
                        : null;
        return switch (original) {
            case null ->
                    throw refused(
                            Refusal.because(UNKNOWN_ENTRY, "There is no entry %s here.", entry));
            case CatalogueOpened _ ->
                    throw refused(
                            Refusal.because(
                                    NOT_CORRECTABLE, "%s opened the catalogue and stays.", entry));
            case CatalogueEntryCorrected correction -> throw notOriginal(entry, correction.entry());
            case CatalogueEntryRetracted retraction -> throw notOriginal(entry, retraction.entry());
            default -> original;
        };
    }

    private void requireReferences(
            ServiceId service,
            @Nullable SiteId site,
            @Nullable ServiceId partOf,
            List<ServiceId> dependsOn) {
        if (site != null) {
            requireKnown(site);
        }
        List<ServiceId> needed = new ArrayList<>(dependsOn);
        if (partOf != null) {
            needed.add(partOf);
        }
        needed.stream().filter(id -> !id.equals(service)).forEach(this::requireKnown);
        Registry then = catalogue.at(Instant.MAX);
        then.services.put(service, new Registry.Service(site, partOf, dependsOn));
        if (then.needsItself(service)) {
            throw refused(
                    Refusal.because(
                            DEPENDENCY_CYCLE,
                            "%s would depend on itself through %s.",
                            service,
                            needed));
        }
    }

    private void requireKnown(ServiceId service) {
        KnownNames.require(catalogue, service, "service");
    }

    private void requireKnown(TenantId tenant) {
        KnownNames.require(catalogue, tenant, "tenant");
    }

    private void requireKnown(SiteId site) {
        KnownNames.require(catalogue, site, "site");
    }

    private void requireSubscribed(TenantId tenant, ServiceId service) {
        requireKnown(tenant);
        requireKnown(service);
        if (!catalogue.everything().subscriptions.containsKey(new Pair(tenant, service))) {
            throw refused(
                    Refusal.because(
                            UNKNOWN_SUBSCRIPTION,
                            "%s has no subscription to %s.",
                            tenant,
                            service));
        }
    }

    private static void requireFree(String what, String id, boolean taken) {
        if (taken) {
            throw refused(
                    Refusal.because(
                            ID_TAKEN, "There is a %s %s already; revise it instead.", what, id));
        }
    }

    private static void requireInUse(String id, boolean retired) {
        if (retired) {
            throw refused(Refusal.because(RETIRED, "%s is retired already.", id));
        }
    }

    private Clocks sinceEver(Asserted asserted) {
        return ClockRules.complete(asserted, now, Instant.EPOCH, null);
    }

    private Clocks fromNowOn(Asserted asserted) {
        return ClockRules.complete(asserted, now, now, null);
    }

    private static CommandRefused notOriginal(EntryId entry, EntryId original) {
        return refused(
                Refusal.because(
                        NOT_CORRECTABLE,
                        "%s amends %s: correct or retract that one instead.",
                        entry,
                        original));
    }

    private static CommandRefused refused(Refusal refusal) {
        return new CommandRefused(refusal);
    }
}
