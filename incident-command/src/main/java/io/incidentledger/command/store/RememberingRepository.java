package io.incidentledger.command.store;

import org.axonframework.common.lock.LockFactory;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;

import java.time.Instant;

/**
 * Loads an aggregate from the state that this process remembers and from what has come since, by
 * whichever node: one SELECT, from the last event of that state on. If the store does not have that
 * event any more, because it has lost what was committed last, all of the stream is loaded.
 *
 * <p>Only what is committed is remembered: what was loaded, before anything is applied to it, and
 * what was applied, after the commit.
 *
 * @param <A> the aggregate
 */
public final class RememberingRepository<A extends Rememberable<A>>
        extends EventSourcingRepository<A> {
    private final EventStore store;
    private final RememberedStates states;
    private final AggregateModel<A> model;

    private RememberingRepository(
            Builder<A> builder,
            EventStore store,
            RememberedStates states,
            AggregateModel<A> model) {
        super(builder);
        this.store = store;
        this.states = states;
        this.model = model;
    }

    /**
     * The repository of a type of aggregates.
     *
     * @param axon its event store, and what handlers can be given
     * @param locks one for each stream
     */
    public static <A extends Rememberable<A>> RememberingRepository<A> of(
            Class<A> type, Configuration axon, LockFactory locks, RememberedStates states) {
        AggregateModel<A> model =
                AnnotatedAggregateMetaModelFactory.inspectAggregate(
                        type, axon.parameterResolverFactory(), axon.handlerDefinition(type));
        EventStore store = axon.eventStore();
        Builder<A> builder = builder(type);
        builder.aggregateModel(model)
                .lockFactory(locks)
                .eventStore(store)
                .snapshotTriggerDefinition(_ -> new LastEvent())
                .repositoryProvider(axon::repository);
        return new RememberingRepository<>(builder, store, states, model);
    }

    @Override
    protected DomainEventStream readEvents(String stream) {
        RememberedState known = states.of(stream);
        if (known == null) {
            return super.readEvents(stream);
        }
        DomainEventStream since = store.readEvents(stream, known.sequence());
        if (!since.hasNext() || !since.next().getIdentifier().equals(known.event())) {
            states.forget(stream, known);
            return super.readEvents(stream);
        }
        return DomainEventStream.concat(DomainEventStream.of(snapshot(stream, known)), since);
    }

    /** One command is one aggregate: nothing is applied to it before it is loaded. */
    @Override
    protected EventSourcedAggregate<A> doLoadWithLock(String stream, Long expectedVersion) {
        EventSourcedAggregate<A> aggregate = super.doLoadWithLock(stream, expectedVersion);
        remember(aggregate);
        return aggregate;
    }

    /**
     * Called before the commit; the lock of the aggregate is released after what is put off here.
     */
    @Override
    protected void doSaveWithLock(EventSourcedAggregate<A> aggregate) {
        CurrentUnitOfWork.get().afterCommit(_ -> remember(aggregate));
    }

    private void remember(EventSourcedAggregate<A> aggregate) {
        LastEvent last = (LastEvent) aggregate.getSnapshotTrigger();
        RememberedState state = last.stateOf(aggregate.getAggregateRoot().copy());
        if (state != null) {
            states.remember(aggregate.identifierAsString(), state);
        }
    }

    /** As Axon would read it from a table: an aggregate in the place of its first events. */
    private DomainEventMessage<?> snapshot(String stream, RememberedState known) {
        return new GenericDomainEventMessage<>(
                model.type(),
                stream,
                known.sequence(),
                known.aggregate().copy(),
                MetaData.emptyInstance(),
                known.event(),
                Instant.EPOCH);
    }
}
