package io.incidentledger.command.incident;

import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.ForecastCommand;
import io.incidentledger.api.incident.ForecastCommand.ReviseForecast;
import io.incidentledger.api.incident.ForecastEvent.ForecastRevised;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.ResponseCommand;
import io.incidentledger.api.incident.ResponseCommand.AcceptRole;
import io.incidentledger.api.incident.ResponseCommand.EngageParty;
import io.incidentledger.api.incident.ResponseCommand.HandOverRole;
import io.incidentledger.api.incident.ResponseCommand.RecordDecision;
import io.incidentledger.api.incident.ResponseCommand.ReleaseParty;
import io.incidentledger.api.incident.ResponseEvent;
import io.incidentledger.api.incident.ResponseEvent.DecisionRecorded;
import io.incidentledger.api.incident.ResponseEvent.PartyEngaged;
import io.incidentledger.api.incident.ResponseEvent.PartyReleased;
import io.incidentledger.api.incident.ResponseEvent.RoleAccepted;
import io.incidentledger.api.incident.ResponseEvent.RoleHandedOver;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;

/**
 * What commands about the response, and about what is yet to come, would record.
 *
 * @param service for whom is meant by a service
 */
record ResponseProposal(ServiceProposal service) {

    ResponseEvent of(ResponseCommand command) {
        ResponseEvent event = proposed(command);
        Refusal refusal = ResponseRules.against(event, service.stated().state().history());
        if (refusal != null) {
            throw new CommandRefused(refusal);
        }
        return event;
    }

    ForecastRevised of(ForecastCommand command) {
        return switch (command) {
            case ReviseForecast it -> revised(it);
        };
    }

    private ResponseEvent proposed(ResponseCommand command) {
        return switch (command) {
            case EngageParty it ->
                    new PartyEngaged(
                            incident(), it.party(), it.kind(), it.name(), it.role(), ofFact());
            case ReleaseParty it -> new PartyReleased(incident(), it.party(), it.note(), ofFact());
            case RecordDecision it ->
                    new DecisionRecorded(
                            incident(),
                            it.title(),
                            it.options(),
                            it.choice(),
                            it.reasons(),
                            it.basis().stream()
                                    .map(
                                            entry ->
                                                    service.stated()
                                                            .entries()
                                                            .resolved(entry, "basis"))
                                    .toList(),
                            ofFact());
            case HandOverRole it ->
                    new RoleHandedOver(
                            incident(), it.role(), it.from(), it.to(), it.openPoints(), ofFact());
            case AcceptRole it ->
                    new RoleAccepted(incident(), it.role(), it.by(), it.note(), ofFact());
        };
    }

    private ForecastRevised revised(ReviseForecast it) {
        Clocks clocks = service.stated().ofFactAbout(it.service());
        OccurredAt expected = it.expected() == null ? null : it.expected().uncut();
        if (expected != null && expected.latest().isBefore(clocks.occurredAt().earliest())) {
            throw new CommandRefused(
                    Refusal.because(
                                    RefusalCode.IMPOSSIBLE_ORDER,
                                    "At %s nobody expects what was to be over by %s.",
                                    Effects.time(clocks.occurredAt()),
                                    expected.latest())
                            .at("/expected"));
        }
        return new ForecastRevised(
                incident(),
                it.service(),
                service.tenants(it.service(), it.tenants(), clocks),
                expected,
                it.basis(),
                clocks);
    }

    private Clocks ofFact() {
        return service.stated().ofFact();
    }

    private IncidentId incident() {
        return service.incident();
    }
}
