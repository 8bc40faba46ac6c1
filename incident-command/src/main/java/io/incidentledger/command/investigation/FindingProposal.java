package io.incidentledger.command.investigation;

import static io.incidentledger.api.refusal.RefusalCode.NOBODY_SUBSCRIBED;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_ENTRY;

import static java.util.Objects.requireNonNullElse;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.incident.TenantSet;
import io.incidentledger.api.investigation.Basis;
import io.incidentledger.api.investigation.FindingId;
import io.incidentledger.api.investigation.InvestigationCommand.StateFinding;
import io.incidentledger.api.investigation.InvestigationCommand.SupersedeFinding;
import io.incidentledger.api.investigation.InvestigationEvent.FindingEvent;
import io.incidentledger.api.investigation.InvestigationEvent.FindingStated;
import io.incidentledger.api.investigation.InvestigationEvent.FindingSuperseded;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.catalogue.KnownNames;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What findings would record: whom they are about and what they rest on is written out. */
record FindingProposal(InvestigationProposal proposal, Clocks clocks) {

    FindingStated of(StateFinding command) {
        return new FindingStated(
                proposal.decision().incident(),
                command.finding(),
                command.question(),
                command.statement(),
                command.source(),
                known(command.services()),
                tenants(command.services(), command.tenants()),
                command.kindsOfData(),
                command.assessment(),
                command.confidence(),
                basis(command.basis()),
                clocks);
    }

    FindingSuperseded of(SupersedeFinding command) {
        return new FindingSuperseded(
                proposal.decision().incident(),
                command.supersedes(),
                command.finding(),
                question(command.supersedes()),
                command.statement(),
                command.source(),
                known(command.services()),
                tenants(command.services(), command.tenants()),
                command.kindsOfData(),
                command.assessment(),
                command.confidence(),
                basis(command.basis()),
                clocks);
    }

    private String question(FindingId finding) {
        return proposal.entries().standing(FindingEvent.class).stream()
                .filter(it -> it.event().finding().equals(finding))
                .findFirst()
                .map(it -> it.event().question())
                .orElseThrow(() -> FindingRules.unknown(proposal.entries(), finding, "supersedes"));
    }

    private List<ServiceId> known(List<ServiceId> services) {
        services.forEach(service -> KnownNames.require(catalogue(), service, "services"));
        return services;
    }

    private @Nullable TenantSet tenants(
            List<ServiceId> services, @Nullable TenantSelection selection) {
        if (selection == null) {
            return null;
        }
        if (!selection.all()) {
            selection.named().forEach(it -> KnownNames.require(catalogue(), it, "tenants"));
            return new TenantSet(false, selection.named());
        }
        Instant at = clocks.occurredAt().earliest();
        List<TenantId> subscribers =
                services.isEmpty()
                        ? catalogue().subscribers(at)
                        : services.stream()
                                .flatMap(service -> catalogue().subscribers(service, at).stream())
                                .toList();
        if (subscribers.isEmpty()) {
            throw new CommandRefused(
                    Refusal.because(
                                    NOBODY_SUBSCRIBED,
                                    "Nobody was subscribed to %s at %s.",
                                    services.isEmpty() ? "anything" : services,
                                    at)
                            .at("/tenants"));
        }
        return new TenantSet(true, subscribers);
    }

    private Basis basis(@Nullable Basis stated) {
        Basis basis = requireNonNullElse(stated, Basis.NONE);
        return new Basis(
                basis.entries().stream().map(this::recorded).toList(),
                basis.evidence(),
                basis.findings());
    }

    private EntryId recorded(EntryId named) {
        EntryId entry = proposal.named().lasting(named);
        boolean own = entry.stream().equals(proposal.entries().stream());
        boolean ofThisIncident =
                own
                        || entry.stream().equals(proposal.decision().incident().value())
                        || entry.stream().startsWith(proposal.decision().incident() + "/");
        boolean isThere =
                own
                        ? proposal.entries().recorded(entry.sequence()) != null
                        : ofThisIncident && proposal.decision().isRecorded().test(entry);
        if (!isThere) {
            throw new CommandRefused(
                    Refusal.because(
                                    UNKNOWN_ENTRY,
                                    "There is no entry %s of %s.",
                                    named,
                                    proposal.decision().incident())
                            .at("/basis/entries"));
        }
        return entry;
    }

    private Catalogue catalogue() {
        return proposal.decision().catalogue();
    }
}
