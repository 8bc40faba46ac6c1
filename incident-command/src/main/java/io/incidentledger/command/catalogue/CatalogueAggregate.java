package io.incidentledger.command.catalogue;

import static org.axonframework.modelling.command.AggregateCreationPolicy.ALWAYS;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.api.fact.Attribution;
import io.incidentledger.command.recording.CommandRecorder;
import io.incidentledger.command.recording.Decided;
import io.incidentledger.command.recording.StreamCommand;
import io.incidentledger.command.request.CatalogueRequest;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RequestContext;
import io.incidentledger.command.store.Rememberable;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.NullUnmarked;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The Axon shell around {@link Catalogue}: a request in, decided events out. */
@AggregateRoot(type = "Catalogue")
@NullUnmarked
public final class CatalogueAggregate implements Rememberable<CatalogueAggregate> {
    /** Read by Axon. */
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable")
    private String stream;

    private Catalogue catalogue = Catalogue.EMPTY;

    /** The first start of an installation. */
    record Open(String stream, RequestContext context) implements StreamCommand {}

    /** Everything after that. */
    record CarryOut(String stream, CatalogueRequest request) implements StreamCommand {}

    /** Axon makes one, then replays the stream into it. */
    CatalogueAggregate() {}

    @CommandHandler
    @CreationPolicy(ALWAYS)
    Recorded handle(Open command, CommandRecorder recorder, Clock clock) {
        CatalogueEvent opened = CatalogueDecision.open(clock.instant());
        return recorder.record(
                command.context(),
                command.stream(),
                0,
                -1,
                () -> List.of(new Decided(opened, Attribution.NONE)));
    }

    @CommandHandler
    Recorded handle(CarryOut command, CommandRecorder recorder, Clock clock) {
        Instant now = clock.instant();
        List<CatalogueStatement> statements = command.request().statements();
        return recorder.record(
                command.request().context(),
                command.stream(),
                catalogue.version() + 1,
                catalogue.version(),
                () -> decided(statements, CatalogueDecision.decide(statements, catalogue, now)));
    }

    @EventSourcingHandler
    void on(CatalogueEvent event) {
        stream = CatalogueEvent.STREAM;
        catalogue = catalogue.evolve(event);
    }

    @Override
    public CatalogueAggregate copy() {
        CatalogueAggregate copy = new CatalogueAggregate();
        copy.stream = stream;
        copy.catalogue = catalogue;
        return copy;
    }

    private static List<Decided> decided(
            List<CatalogueStatement> statements, List<CatalogueEvent> events) {
        return IntStream.range(0, events.size())
                .mapToObj(
                        index ->
                                new Decided(events.get(index), statements.get(index).attribution()))
                .toList();
    }
}
