package io.incidentledger.command.incident;

import static org.axonframework.modelling.command.AggregateCreationPolicy.ALWAYS;

import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.catalogue.CatalogueCache;
import io.incidentledger.command.recording.CommandRecorder;
import io.incidentledger.command.recording.Decided;
import io.incidentledger.command.recording.StreamCommand;
import io.incidentledger.command.request.IncidentRequest;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.store.Rememberable;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.NullUnmarked;

import java.time.Clock;

/** The Axon shell around {@link Incident}: a request in, decided events out. */
@AggregateRoot(type = "Incident")
@NullUnmarked
public final class IncidentAggregate implements Rememberable<IncidentAggregate> {
    /** Read by Axon. */
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable")
    private String stream;

    private Incident incident;

    /** A request that declares a new incident. */
    record Declare(String stream, IncidentRequest request) implements StreamCommand {}

    /** A request to an incident that has been declared. */
    record CarryOut(String stream, IncidentRequest request) implements StreamCommand {}

    /** Axon makes one, then replays the stream into it. */
    IncidentAggregate() {}

    @CommandHandler
    @CreationPolicy(ALWAYS)
    Recorded handle(
            Declare command,
            CommandRecorder recorder,
            CatalogueCache catalogues,
            IncidentEventStore events,
            Clock clock) {
        incident = Incident.undeclared(new IncidentId(command.stream()));
        return carryOut(command.stream(), command.request(), recorder, catalogues, events, clock);
    }

    @CommandHandler
    Recorded handle(
            CarryOut command,
            CommandRecorder recorder,
            CatalogueCache catalogues,
            IncidentEventStore events,
            Clock clock) {
        return carryOut(command.stream(), command.request(), recorder, catalogues, events, clock);
    }

    @EventSourcingHandler
    void on(IncidentEvent event) {
        stream = event.incident().value();
        incident =
                Incident.evolve(
                        incident == null ? Incident.undeclared(event.incident()) : incident, event);
    }

    @Override
    public IncidentAggregate copy() {
        IncidentAggregate copy = new IncidentAggregate();
        copy.stream = stream;
        copy.incident = incident;
        return copy;
    }

    private Recorded carryOut(
            String id,
            IncidentRequest request,
            CommandRecorder recorder,
            CatalogueCache catalogues,
            IncidentEventStore events,
            Clock clock) {
        Catalogue catalogue = catalogues.current();
        return recorder.record(
                request.context(),
                id,
                Incident.next(incident),
                catalogue.version(),
                () ->
                        IncidentDecision.decide(
                                        request.statements(),
                                        incident,
                                        Circumstances.of(
                                                request,
                                                catalogue,
                                                events::ofLinked,
                                                clock.instant()))
                                .stream()
                                .map(
                                        decided ->
                                                new Decided(
                                                        decided.event(),
                                                        decided.statement().attribution()))
                                .toList(),
                decided ->
                        TakenOff.dependents(
                                decided.stream().map(Decided::event).toList(), catalogue));
    }
}
