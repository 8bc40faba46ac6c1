package io.incidentledger.command.incident;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.ForecastCommand.ReviseForecast;
import io.incidentledger.api.incident.IncidentCommand;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.PartyKind;
import io.incidentledger.api.incident.ResponseCommand.AcceptRole;
import io.incidentledger.api.incident.ResponseCommand.EngageParty;
import io.incidentledger.api.incident.ResponseCommand.HandOverRole;
import io.incidentledger.api.incident.ResponseCommand.RecordDecision;
import io.incidentledger.api.incident.ResponseCommand.ReleaseParty;
import io.incidentledger.api.incident.TenantSelection;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What can be said about the response, as short as a test can read it. */
final class ResponseStatements {
    private ResponseStatements() {}

    static IncidentStatement engaged(OccurredAt at, String party) {
        return said(at, new EngageParty(party, PartyKind.POLICE, "The " + party, null));
    }

    static IncidentStatement releasedParty(OccurredAt at, String party) {
        return said(at, new ReleaseParty(party, null));
    }

    static IncidentStatement handedOver(
            OccurredAt at, String role, @Nullable String from, String to) {
        return said(at, new HandOverRole(role, from, to, null));
    }

    static IncidentStatement accepted(OccurredAt at, String role, String by) {
        return said(at, new AcceptRole(role, by, null));
    }

    static IncidentStatement decision(OccurredAt at, String choice, String... options) {
        return said(
                at, new RecordDecision("A decision", List.of(options), choice, null, List.of()));
    }

    static IncidentStatement expected(
            OccurredAt at, ServiceId service, @Nullable OccurredAt expected, TenantId... tenants) {
        return said(
                at,
                new ReviseForecast(
                        service,
                        TenantSelection.of(List.of(tenants)),
                        expected,
                        expected == null,
                        null));
    }

    private static IncidentStatement said(OccurredAt at, IncidentCommand command) {
        return IncidentStatement.of(command, Asserted.at(at));
    }
}
