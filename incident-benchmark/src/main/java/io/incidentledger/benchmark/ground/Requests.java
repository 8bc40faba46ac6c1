package io.incidentledger.benchmark.ground;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.IncidentCommand;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.Nature;
import io.incidentledger.api.incident.Severity;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.command.request.IncidentDesk;
import io.incidentledger.command.request.IncidentRequest;
import io.incidentledger.command.request.RequestContext;
import io.incidentledger.wire.actor.Actor;
import io.incidentledger.wire.actor.Role;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What is asked of the product without HTTP; the same is asked over HTTP. */
final class Requests {
    private static final Actor OPERATOR =
            new Actor("urn:benchmark", "operator-1", Set.of(Role.OPERATOR));
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

    private Requests() {}

    static void declare(IncidentDesk desk) {
        carryOut(
                desk,
                null,
                new IncidentCommand.DeclareIncident(
                        Nature.SECURITY,
                        Severity.CRITICAL,
                        "Attack on the mail servers of the data centre",
                        null,
                        null));
    }

    static void takeOff(IncidentDesk desk, IncidentId incident, String service) {
        carryOut(
                desk,
                incident,
                new IncidentCommand.TakeServiceOffline(
                        new ServiceId(service),
                        TenantSelection.everybody(),
                        Cause.ISOLATION,
                        null,
                        "Isolated on the advice of the forensic team"));
    }

    private static void carryOut(
            IncidentDesk desk, @Nullable IncidentId incident, IncidentCommand command) {
        UUID id = UUID.randomUUID();
        desk.carryOut(
                new IncidentRequest(
                        incident,
                        List.of(IncidentStatement.of(command, Asserted.NOW)),
                        new RequestContext(OPERATOR, id, id.toString(), null, TRACE, null, null)));
    }
}
