package io.incidentledger.command.intake;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.catalogue.CatalogueDecision;
import io.incidentledger.command.incident.RehearsedIncident;
import io.incidentledger.command.recording.CommandRecorder;
import io.incidentledger.command.request.CatalogueDesk;
import io.incidentledger.command.request.CatalogueRequest;
import io.incidentledger.command.request.Idempotency;
import io.incidentledger.command.request.IncidentDesk;
import io.incidentledger.command.request.IncidentRequest;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RecordedEntry;
import io.incidentledger.command.request.RequestContext;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Stands for the desks in a dry run. A line is decided on what is recorded and on what the lines
 * before it would have recorded, as far as that is remembered: {@link RehearsedScenes} says how
 * far.
 */
final class Rehearsal implements IncidentDesk, CatalogueDesk, PastLines {
    private final Function<IncidentId, List<IncidentEvent>> recorded;
    private final PastLines past;
    private final InstantSource clock;
    private final RehearsedScenes scenes = new RehearsedScenes();
    private Catalogue catalogue;
    private int declared;

    /**
     * @param catalogue as it is recorded
     * @param recorded the events of an incident; none if there is no such incident
     * @param past the lines that are recorded
     */
    Rehearsal(
            Catalogue catalogue,
            Function<IncidentId, List<IncidentEvent>> recorded,
            PastLines past,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.recorded = recorded;
        this.past = past;
        this.clock = clock;
    }

    @Override
    public Recorded carryOut(IncidentRequest request) {
        IncidentId incident = request.incident();
        RehearsedIncident rehearsed = incident == null ? undeclared() : known(incident);
        Recorded result = rehearsed.take(request.statements(), catalogue, clock.instant());
        scenes.add(result.stream(), rehearsed, request.context().idempotency(), result);
        return result;
    }

    @Override
    public Recorded carryOut(CatalogueRequest request) {
        List<CatalogueStatement> statements = request.statements();
        Catalogue reached = catalogue;
        List<RecordedEntry> entries = new ArrayList<>();
        for (CatalogueEvent event :
                CatalogueDecision.decide(statements, catalogue, clock.instant())) {
            EntryId entry = new EntryId(CatalogueEvent.STREAM, reached.version() + 1);
            CommandRecorder.requireSize(event, entry);
            reached = reached.evolve(event);
            String type = event.getClass().getSimpleName();
            entries.add(new RecordedEntry(entry, type, event.objections()));
        }
        catalogue = reached;
        Recorded result = new Recorded(CatalogueEvent.STREAM, reached.version(), entries);
        scenes.add(CatalogueEvent.STREAM, null, request.context().idempotency(), result);
        return result;
    }

    @Override
    public Optional<Recorded> of(String ref) {
        return scenes.line(ref).map(RehearsedScenes.Line::recorded).or(() -> past.of(ref));
    }

    @Override
    public Optional<Recorded> repeated(RequestContext context) {
        Idempotency idempotency = context.idempotency();
        return scenes.line(idempotency == null ? "" : idempotency.key())
                .map(line -> line.again(idempotency))
                .or(() -> past.repeated(context));
    }

    /** Under an id that no incident has. */
    private RehearsedIncident undeclared() {
        declared++;
        return new RehearsedIncident(
                new IncidentId("INC-0000-%06d".formatted(declared)), List.of());
    }

    private RehearsedIncident known(IncidentId incident) {
        RehearsedIncident rehearsed = scenes.incident(incident.value());
        return rehearsed == null ? read(incident) : rehearsed;
    }

    private RehearsedIncident read(IncidentId incident) {
        List<IncidentEvent> events = recorded.apply(incident);
        if (events.isEmpty()) {
            throw new CommandRefused(
                    Refusal.because(
                            RefusalCode.UNKNOWN_INCIDENT, "There is no incident %s.", incident));
        }
        return new RehearsedIncident(incident, events);
    }
}
