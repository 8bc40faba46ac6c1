package io.incidentledger.command.notification;

import static org.axonframework.modelling.command.AggregateCreationPolicy.ALWAYS;

import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.notification.NotificationEvent;
import io.incidentledger.api.stream.MetadataKey;
import io.incidentledger.command.recording.Decided;
import io.incidentledger.command.recording.StreamCommand;
import io.incidentledger.command.request.NotificationRequest;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RequestContext;
import io.incidentledger.command.sidestream.Entries;
import io.incidentledger.command.store.Rememberable;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.NullUnmarked;

import java.util.List;
import java.util.function.Function;

/** The Axon shell around the entries about notifications: a request in, decided events out. */
@AggregateRoot(type = "Notification")
@NullUnmarked
public final class NotificationAggregate implements Rememberable<NotificationAggregate> {
    @AggregateIdentifier private String stream;
    private Entries<NotificationEvent> entries;
    private Markings markings = Markings.NONE;

    /** The first request. */
    record Begin(String stream, NotificationRequest request) implements StreamCommand {}

    /** Every request after that. */
    record CarryOut(String stream, NotificationRequest request) implements StreamCommand {}

    /** The clock on the wall may have made a deadline a miss. */
    record NoticeMissed(String stream, IncidentId incident, RequestContext context)
            implements StreamCommand {}

    /** Axon makes one, then replays the stream into it. */
    NotificationAggregate() {}

    @CommandHandler
    @CreationPolicy(ALWAYS)
    Recorded handle(Begin command, DecisionDesk desk) {
        stream = command.stream();
        entries = Entries.of(stream, NotificationEvent.class);
        return carryOut(command.request(), desk);
    }

    @CommandHandler
    Recorded handle(CarryOut command, DecisionDesk desk) {
        return carryOut(command.request(), desk);
    }

    @CommandHandler
    Recorded handle(NoticeMissed command, DecisionDesk desk) {
        return record(
                command.incident(),
                command.context(),
                desk,
                decision -> markings.ofMissed(decision.missed(entries)));
    }

    @EventSourcingHandler
    void on(NotificationEvent event, @MetaDataValue(MetadataKey.MARKING) String marking) {
        stream = event.stream();
        entries =
                (entries == null ? Entries.of(stream, NotificationEvent.class) : entries)
                        .plus(event);
        markings = markings.plus(Marking.valueOf(marking));
    }

    @Override
    public NotificationAggregate copy() {
        NotificationAggregate copy = new NotificationAggregate();
        copy.stream = stream;
        copy.entries = entries;
        copy.markings = markings;
        return copy;
    }

    private Recorded carryOut(NotificationRequest request, DecisionDesk desk) {
        return record(
                request.incident(),
                request.context(),
                desk,
                decision -> markings.atLeast(decision.decide(request.statements(), entries)));
    }

    private Recorded record(
            IncidentId incident,
            RequestContext context,
            DecisionDesk desk,
            Function<NotificationDecision, List<Decided>> decide) {
        NotificationDecision decision = desk.decision(incident);
        Recorded recorded =
                desk.recorder()
                        .record(
                                context,
                                stream,
                                entries.size(),
                                decision.catalogue().version(),
                                () -> decide.apply(decision));
        desk.keepDue(stream, Deadlines.due(entries));
        return recorded;
    }
}
