package io.incidentledger.command.investigation;

import static org.axonframework.modelling.command.AggregateCreationPolicy.ALWAYS;

import io.incidentledger.api.investigation.InvestigationEvent;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.catalogue.CatalogueCache;
import io.incidentledger.command.recording.CommandRecorder;
import io.incidentledger.command.recording.StreamCommand;
import io.incidentledger.command.request.InvestigationRequest;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.sidestream.Entries;
import io.incidentledger.command.store.EntryStore;
import io.incidentledger.command.store.Rememberable;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.NullUnmarked;

import java.time.Clock;

/** The Axon shell around the entries of an investigation: a request in, decided events out. */
@AggregateRoot(type = "Investigation")
@NullUnmarked
public final class InvestigationAggregate implements Rememberable<InvestigationAggregate> {
    @AggregateIdentifier private String stream;
    private Entries<InvestigationEvent> entries;

    /** The first request to an investigation. */
    record Begin(String stream, InvestigationRequest request) implements StreamCommand {}

    /** Every request after that. */
    record CarryOut(String stream, InvestigationRequest request) implements StreamCommand {}

    /** Axon makes one, then replays the stream into it. */
    InvestigationAggregate() {}

    @CommandHandler
    @CreationPolicy(ALWAYS)
    Recorded handle(
            Begin command,
            CommandRecorder recorder,
            CatalogueCache catalogues,
            EntryStore store,
            Clock clock) {
        stream = command.stream();
        entries = Entries.of(stream, InvestigationEvent.class);
        return carryOut(command.request(), recorder, catalogues, store, clock);
    }

    @CommandHandler
    Recorded handle(
            CarryOut command,
            CommandRecorder recorder,
            CatalogueCache catalogues,
            EntryStore store,
            Clock clock) {
        return carryOut(command.request(), recorder, catalogues, store, clock);
    }

    @EventSourcingHandler
    void on(InvestigationEvent event) {
        stream = event.stream();
        entries =
                (entries == null ? Entries.of(stream, InvestigationEvent.class) : entries)
                        .plus(event);
    }

    @Override
    public InvestigationAggregate copy() {
        InvestigationAggregate copy = new InvestigationAggregate();
        copy.stream = stream;
        copy.entries = entries;
        return copy;
    }

    private Recorded carryOut(
            InvestigationRequest request,
            CommandRecorder recorder,
            CatalogueCache catalogues,
            EntryStore store,
            Clock clock) {
        Catalogue catalogue = catalogues.current();
        InvestigationDecision decision =
                new InvestigationDecision(
                        request.incident(), catalogue, store::holds, clock.instant());
        return recorder.record(
                request.context(),
                stream,
                entries.size(),
                catalogue.version(),
                () -> decision.decide(request.statements(), entries));
    }
}
