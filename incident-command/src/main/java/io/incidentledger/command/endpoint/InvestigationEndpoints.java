package io.incidentledger.command.endpoint;

import io.incidentledger.api.investigation.InvestigationCommand;
import io.incidentledger.api.investigation.InvestigationCommand.ConfirmCustody;
import io.incidentledger.api.investigation.InvestigationCommand.CorrectEntry;
import io.incidentledger.api.investigation.InvestigationCommand.HandOverEvidence;
import io.incidentledger.api.investigation.InvestigationCommand.PlaceLegalHold;
import io.incidentledger.api.investigation.InvestigationCommand.RegisterEvidence;
import io.incidentledger.api.investigation.InvestigationCommand.ReleaseLegalHold;
import io.incidentledger.api.investigation.InvestigationCommand.RetractEntry;
import io.incidentledger.api.investigation.InvestigationCommand.StateFinding;
import io.incidentledger.api.investigation.InvestigationCommand.SupersedeFinding;
import io.incidentledger.command.request.InvestigationDesk;
import io.incidentledger.command.request.InvestigationRequest;
import io.incidentledger.wire.statement.StatementForm;

import java.util.List;
import java.util.stream.Stream;

/** What can be said about an investigation, by the resource that it is posted to. */
final class InvestigationEndpoints {
    /** Below {@link SideStreamEndpoints#ITEM}. */
    static final List<Resource<InvestigationCommand>> RESOURCES =
            List.of(
                    Resource.of("findings", StateFinding.class),
                    Resource.of("findings/{supersedes}/successor", SupersedeFinding.class),
                    Resource.of("evidence", RegisterEvidence.class),
                    Resource.of("evidence/{evidence}/hand-overs", HandOverEvidence.class),
                    Resource.of("evidence/{evidence}/confirmations", ConfirmCustody.class),
                    Resource.of("legal-holds", PlaceLegalHold.class),
                    Resource.of("legal-holds/{hold}/release", ReleaseLegalHold.class),
                    Resource.of("investigation/corrections", CorrectEntry.class),
                    Resource.of("investigation/retractions", RetractEntry.class));

    private InvestigationEndpoints() {}

    static Stream<Endpoint> all(InvestigationDesk desk) {
        return new SideStreamEndpoints<>(
                        "investigation",
                        RESOURCES,
                        StatementForm.INVESTIGATION,
                        (incident, statements, context) ->
                                desk.carryOut(
                                        new InvestigationRequest(incident, statements, context)))
                .all();
    }
}
