package io.incidentledger.command.incident;

import io.incidentledger.api.fact.ActorId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.incident.CommunicationCommand;
import io.incidentledger.api.incident.CommunicationCommand.ApproveUpdate;
import io.incidentledger.api.incident.CommunicationCommand.DraftUpdate;
import io.incidentledger.api.incident.CommunicationCommand.ReleaseUpdate;
import io.incidentledger.api.incident.CommunicationEvent;
import io.incidentledger.api.incident.CommunicationEvent.UpdateApproved;
import io.incidentledger.api.incident.CommunicationEvent.UpdateDrafted;
import io.incidentledger.api.incident.CommunicationEvent.UpdateReleased;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.catalogue.KnownNames;

/**
 * What commands about updates would record.
 *
 * @param actor who asks: the author of what they draft, the approver of what they approve
 */
record CommunicationProposal(StatedClocks stated, Catalogue catalogue, ActorId actor) {

    CommunicationEvent of(CommunicationCommand command) {
        UpdateRules rules = new UpdateRules(history(), command.update());
        Clocks clocks = stated.ofFact();
        return switch (command) {
            case DraftUpdate it -> drafted(it, rules, clocks);
            case ApproveUpdate it -> approved(it, rules, clocks);
            case ReleaseUpdate it -> released(it, rules, clocks);
        };
    }

    private UpdateDrafted drafted(DraftUpdate it, UpdateRules rules, Clocks clocks) {
        it.audience()
                .tenants()
                .forEach(tenant -> KnownNames.require(catalogue, tenant, "audience/tenants"));
        UpdateDrafted event =
                new UpdateDrafted(
                        history().incident(),
                        it.update(),
                        it.audience(),
                        it.text(),
                        it.nextUpdateBy(),
                        it.corrects(),
                        actor,
                        clocks);
        rules.requireOpen();
        rules.requireNames(event);
        rules.requirePromiseAhead(event);
        return event;
    }

    private UpdateApproved approved(ApproveUpdate it, UpdateRules rules, Clocks clocks) {
        StandingUpdate update = rules.requireDrafted(clocks.occurredAt());
        rules.requireApprovable(actor);
        return new UpdateApproved(
                history().incident(),
                it.update(),
                version(update),
                update.version().event().digest(),
                actor,
                it.role(),
                it.note(),
                clocks);
    }

    private UpdateReleased released(ReleaseUpdate it, UpdateRules rules, Clocks clocks) {
        StandingUpdate update = rules.requireDrafted(clocks.occurredAt());
        rules.requireApproved(it.emergency(), clocks.occurredAt());
        return new UpdateReleased(
                history().incident(),
                it.update(),
                version(update),
                update.version().event().audience(),
                it.channel(),
                update.version().event().digest(),
                update.approvals().stream()
                        .map(approval -> history().entryAt(approval.place()))
                        .toList(),
                it.emergency(),
                clocks);
    }

    private EntryId version(StandingUpdate update) {
        return history().entryAt(update.version().place());
    }

    private History history() {
        return stated.state().history();
    }
}
