package io.incidentledger.command.catalogue;

import static io.incidentledger.api.refusal.RefusalCode.MALFORMED;

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
import io.incidentledger.api.catalogue.Clientele;
import io.incidentledger.api.catalogue.Criticality;
import io.incidentledger.api.catalogue.ProtectionClass;
import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.Claim.Kind;
import io.incidentledger.command.catalogue.Claim.Need;
import io.incidentledger.command.judgement.ClockRules;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a command would record, before it is judged. Refuses clocks that cannot be and names that
 * nobody ever registered.
 *
 * @param catalogue what was recorded before
 * @param current what holds now; nothing for a replacement, whose time is not ours to guess
 * @param now the clock of the decision
 * @param firstOfRequest the sequence of what the first command of the same request records
 * @param objections what is recorded with it
 */
record CatalogueProposal(
        Catalogue catalogue,
        Registry current,
        Instant now,
        long firstOfRequest,
        List<Objection> objections) {

    /** The same, with what stands against it. */
    CatalogueProposal with(List<Objection> opposed) {
        return new CatalogueProposal(catalogue, current, now, firstOfRequest, opposed);
    }

    CatalogueEvent of(CatalogueCommand command, Asserted asserted) {
        if (asserted.follows() != null) {
            throw new CommandRefused(
                    Refusal.because(
                                    MALFORMED,
                                    "The catalogue knows no follows: its entries hold from the"
                                            + " earliest bound of their occurredAt.")
                            .at("/follows"));
        }
        CatalogueEvent event = event(command, asserted);
        Claim claim = Claim.of(event);
        if (claim != null) {
            requireKnown(claim);
        }
        return event;
    }

    private CatalogueEvent event(CatalogueCommand command, Asserted asserted) {
        return switch (command) {
            case RegisterSite it ->
                    new SiteRegistered(
                            it.site(), it.name(), sinceEver(asserted, it.site(), List.of()));
            case RegisterService it -> registered(it, asserted);
            case ReviseService it -> revised(it, fromNowOn(asserted));
            case RegisterTenant it ->
                    new TenantRegistered(
                            it.tenant(),
                            it.name(),
                            it.provisional(),
                            sinceEver(asserted, it.tenant(), List.of()));
            case Subscribe it -> subscribed(it, asserted);
            case ReviseSubscription it ->
                    new SubscriptionRevised(
                            it.tenant(),
                            it.service(),
                            it.sites(),
                            it.alias(),
                            objections,
                            fromNowOn(asserted));
            case RetireSite it -> new SiteRetired(it.site(), it.reason(), fromNowOn(asserted));
            case RetireService it ->
                    new ServiceRetired(it.service(), it.reason(), fromNowOn(asserted));
            case RetireTenant it ->
                    new TenantRetired(it.tenant(), it.reason(), fromNowOn(asserted));
            case RetireSubscription it ->
                    new SubscriptionRetired(
                            it.tenant(), it.service(), it.reason(), fromNowOn(asserted));
            case CorrectEntry it -> new CatalogueAmendment(this).of(it, fromNowOn(asserted));
            case RetractEntry it -> new CatalogueAmendment(this).of(it, fromNowOn(asserted));
        };
    }

    private CatalogueEvent registered(RegisterService service, Asserted asserted) {
        List<Need> needs = Claim.ofService(service.site(), service.partOf(), service.dependsOn());
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
                sinceEver(asserted, service.service(), needs));
    }

    private CatalogueEvent revised(ReviseService service, Clocks clocks) {
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

    private CatalogueEvent subscribed(Subscribe it, Asserted asserted) {
        return new Subscribed(
                it.tenant(),
                it.service(),
                it.sites(),
                it.alias(),
                sinceEver(
                        asserted,
                        new SubscriptionId(it.tenant(), it.service()),
                        Claim.ofSubscription(it.tenant(), it.service(), it.sites())));
    }

    private void requireKnown(Claim claim) {
        if (claim.kind() != Kind.BEGINS) {
            KnownNames.requireSubject(catalogue, claim.about());
        }
        claim.others().forEach(need -> KnownNames.require(catalogue, need));
    }

    /**
     * Without a time: as long as everything that it names is there, most often since ever; what is
     * retired now begins anew.
     */
    private Clocks sinceEver(Asserted asserted, Record about, List<Need> needs) {
        Instant unstated =
                current.isRetired(about)
                        ? now
                        : needs.stream()
                                .map(need -> catalogue.firstSaid(need.id()))
                                .filter(Objects::nonNull)
                                .reduce(
                                        Instant.EPOCH,
                                        (one, other) -> one.isAfter(other) ? one : other);
        return ClockRules.complete(asserted, now, unstated, null);
    }

    private Clocks fromNowOn(Asserted asserted) {
        return ClockRules.complete(asserted, now, now, null);
    }
}
