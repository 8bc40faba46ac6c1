package io.incidentledger.command.endpoint;

import io.incidentledger.api.incident.CommunicationCommand.ApproveUpdate;
import io.incidentledger.api.incident.CommunicationCommand.DraftUpdate;
import io.incidentledger.api.incident.CommunicationCommand.ReleaseUpdate;
import io.incidentledger.api.incident.ForecastCommand.ReviseForecast;
import io.incidentledger.api.incident.IncidentCommand;
import io.incidentledger.api.incident.IncidentCommand.CloseIncident;
import io.incidentledger.api.incident.IncidentCommand.CorrectEntry;
import io.incidentledger.api.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.api.incident.IncidentCommand.DismissIncident;
import io.incidentledger.api.incident.IncidentCommand.EndDisruption;
import io.incidentledger.api.incident.IncidentCommand.LogNote;
import io.incidentledger.api.incident.IncidentCommand.PostUpdate;
import io.incidentledger.api.incident.IncidentCommand.ReachMilestone;
import io.incidentledger.api.incident.IncidentCommand.ReclassifyIncident;
import io.incidentledger.api.incident.IncidentCommand.ReconnectSite;
import io.incidentledger.api.incident.IncidentCommand.ReopenIncident;
import io.incidentledger.api.incident.IncidentCommand.ReportDisruption;
import io.incidentledger.api.incident.IncidentCommand.ResolveIncident;
import io.incidentledger.api.incident.IncidentCommand.RestoreService;
import io.incidentledger.api.incident.IncidentCommand.RetractEntry;
import io.incidentledger.api.incident.IncidentCommand.TakeServiceOffline;
import io.incidentledger.api.incident.IncidentCommand.TakeSiteOffline;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.LinkCommand.LinkIncident;
import io.incidentledger.api.incident.RecoveryCommand.ActivateWorkaround;
import io.incidentledger.api.incident.RecoveryCommand.ConfirmRestoration;
import io.incidentledger.api.incident.RecoveryCommand.DisputeRestoration;
import io.incidentledger.api.incident.RecoveryCommand.FinishStep;
import io.incidentledger.api.incident.RecoveryCommand.PlanStep;
import io.incidentledger.api.incident.RecoveryCommand.ReleaseWave;
import io.incidentledger.api.incident.RecoveryCommand.RetireWorkaround;
import io.incidentledger.api.incident.RecoveryCommand.StartStep;
import io.incidentledger.api.incident.ResponseCommand.AcceptRole;
import io.incidentledger.api.incident.ResponseCommand.EngageParty;
import io.incidentledger.api.incident.ResponseCommand.HandOverRole;
import io.incidentledger.api.incident.ResponseCommand.RecordDecision;
import io.incidentledger.api.incident.ResponseCommand.ReleaseParty;
import io.incidentledger.command.request.IncidentDesk;
import io.incidentledger.command.request.IncidentRequest;
import io.incidentledger.wire.json.Malformed;
import io.incidentledger.wire.statement.Batch;
import io.incidentledger.wire.statement.StatementForm;

import tools.jackson.core.JsonPointer;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What can be said about an incident, by the resource that it is posted to. */
final class IncidentEndpoints {
    static final String COLLECTION = "/api/incidents";

    /** Below {@code /api/incidents/{incident}/}. */
    static final List<Resource<IncidentCommand>> RESOURCES =
            List.of(
                    Resource.of("reclassifications", ReclassifyIncident.class),
                    Resource.of("milestones", ReachMilestone.class),
                    // Whoever chose it need not say in which way the service falls short.
                    new Resource<>(
                            "disruptions",
                            body ->
                                    body.has("kind")
                                            ? ReportDisruption.class
                                            : TakeServiceOffline.class),
                    Resource.of("site-shutdowns", TakeSiteOffline.class),
                    Resource.of("site-reconnections", ReconnectSite.class),
                    Resource.of("restorations", RestoreService.class),
                    Resource.of("endings", EndDisruption.class),
                    Resource.of("steps", PlanStep.class),
                    Resource.of("step-starts", StartStep.class),
                    Resource.of("step-results", FinishStep.class),
                    Resource.of("wave-releases", ReleaseWave.class),
                    Resource.of("confirmations", ConfirmRestoration.class),
                    Resource.of("disputes", DisputeRestoration.class),
                    Resource.of("workarounds", ActivateWorkaround.class),
                    Resource.of("workaround-retirements", RetireWorkaround.class),
                    Resource.of("forecasts", ReviseForecast.class),
                    Resource.of("parties", EngageParty.class),
                    Resource.of("party-releases", ReleaseParty.class),
                    Resource.of("decisions", RecordDecision.class),
                    Resource.of("role-hand-overs", HandOverRole.class),
                    Resource.of("role-acceptances", AcceptRole.class),
                    Resource.of("updates", PostUpdate.class),
                    Resource.of("update-drafts", DraftUpdate.class),
                    Resource.of("update-approvals", ApproveUpdate.class),
                    Resource.of("update-releases", ReleaseUpdate.class),
                    Resource.of("links", LinkIncident.class),
                    Resource.of("notes", LogNote.class),
                    Resource.of("corrections", CorrectEntry.class),
                    Resource.of("retractions", RetractEntry.class),
                    Resource.of("resolution", ResolveIncident.class),
                    Resource.of("closure", CloseIncident.class),
                    Resource.of("reopening", ReopenIncident.class),
                    Resource.of("dismissal", DismissIncident.class));

    private static final String INCIDENT = "incident";
    private static final String ITEM = COLLECTION + "/{" + INCIDENT + "}/";
    private static final StatementForm<IncidentCommand, IncidentStatement> FORM =
            StatementForm.INCIDENT;

    private final IncidentDesk desk;

    IncidentEndpoints(IncidentDesk desk) {
        this.desk = desk;
    }

    Stream<Endpoint> all() {
        return Stream.concat(
                Stream.of(
                        new Endpoint(COLLECTION, (said, _) -> declare(said)),
                        new Endpoint(ITEM + "commands", this::recordTogether)),
                RESOURCES.stream()
                        .map(
                                resource ->
                                        new Endpoint(
                                                ITEM + resource.path(),
                                                (said, inPath) -> record(resource, said, inPath))));
    }

    private Confirmation declare(Envelope said) {
        Map<String, String> given = Map.of("type", DeclareIncident.class.getSimpleName());
        IncidentStatement declaration = FORM.read(said.body(), JsonPointer.empty(), given);
        return Confirmation.ofNewIncident(
                desk.carryOut(new IncidentRequest(null, List.of(declaration), said.context())),
                COLLECTION);
    }

    private Confirmation record(
            Resource<IncidentCommand> resource, Envelope said, Map<String, String> inPath) {
        IncidentId incident = new IncidentId(inPath.getOrDefault(INCIDENT, ""));
        Map<String, String> given = Map.of("type", resource.type(said.body()));
        IncidentStatement statement = FORM.read(said.body(), JsonPointer.empty(), given);
        TenantRights rights = new TenantRights(said.reader(), incident, statement.command());
        rights.require(said.context());
        return Confirmation.ofIncident(
                rights.discreetly(
                        () ->
                                desk.carryOut(
                                        new IncidentRequest(
                                                incident, List.of(statement), said.context()))));
    }

    private Confirmation recordTogether(Envelope said, Map<String, String> inPath) {
        IncidentId incident = new IncidentId(inPath.getOrDefault(INCIDENT, ""));
        List<IncidentStatement> statements = Batch.read(FORM, said.body());
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i).command() instanceof DeclareIncident) {
                throw Malformed.field(
                        JsonPointer.compile("/commands/%d/type".formatted(i)),
                        "must not be DeclareIncident: that begins another incident, at "
                                + COLLECTION);
            }
        }
        return Confirmation.ofIncident(
                desk.carryOut(new IncidentRequest(incident, statements, said.context())));
    }
}
