package io.incidentledger.command.store;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

import java.util.List;
import java.util.stream.Stream;

/**
 * Axon's engine on our own schema: appends, detects conflicts, loads. Nothing tracks events through
 * it; see the package {@code publication} for why.
 *
 * <p>Two appends of one place in a stream: the later one fails with {@link
 * org.axonframework.modelling.command.ConcurrencyException}, or, for the first place of a stream,
 * with {@link org.axonframework.modelling.command.AggregateStreamCreationException}.
 */
public final class EventEngine extends JdbcEventStorageEngine {
    /** How many events one SELECT loads. */
    public static final int BATCH_SIZE = 500;

    private final ObservationRegistry observations;
    private final TransactionManager commandTransactions;

    private EventEngine(
            Builder builder, StoreTransactions transactions, ObservationRegistry observations) {
        super(builder);
        this.observations = observations;
        commandTransactions =
                new CommandTransactions(
                        transactions.spring(),
                        new GroupCommit(transactions.ofTheirOwn(), this::insert),
                        this::insert);
    }

    /**
     * The engine on a migrated schema.
     *
     * @param upcasters make events of old forms new ones, whenever events are read here; what is
     *     stored stays, and is published as it is
     * @param observations of each INSERT, of one command or several: {@code incident.append},
     *     without the commit
     */
    public static EventEngine create(
            StoreTransactions transactions,
            WireSerializer serializer,
            EventUpcaster upcasters,
            ObservationRegistry observations) {
        return new EventEngine(
                JdbcEventStorageEngine.builder()
                        .connectionProvider(transactions.connections())
                        .transactionManager(transactions.ofTheEngine())
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .upcasterChain(upcasters)
                        .persistenceExceptionResolver(new DuplicateKeyResolver())
                        .dataType(byte[].class)
                        .batchSize(BATCH_SIZE)
                        // Sequences have no holes, so a short batch is the last one: saves a
                        // SELECT.
                        .finalAggregateBatchPredicate(batch -> batch.size() < BATCH_SIZE)
                        .schema(columns()),
                transactions,
                observations);
    }

    /** For the command bus: what a command appends is written when it commits, with others. */
    public TransactionManager commandTransactions() {
        return commandTransactions;
    }

    /**
     * The events of a stream from one place on, in order, without the aggregate and so without its
     * lock; empty if there are none.
     */
    public <E> List<E> events(String stream, long from, Class<E> family) {
        return readEvents(stream, from)
                .asStream()
                .map(event -> family.cast(event.getPayload()))
                .toList();
    }

    /** Of a command: kept until its commit. Of nobody: written at once. */
    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        PendingWrite write = PendingWrite.ofThisThread();
        if (write == null) {
            insert(events);
        } else {
            write.add(events);
        }
    }

    private void insert(List<? extends EventMessage<?>> events) {
        Observation.createNotStarted("incident.append", observations)
                .observe(() -> super.appendEvents(events, getEventSerializer()));
    }

    /** None is ever stored ({@link RememberedStates} instead): saves a SELECT for each command. */
    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }

    private static EventSchema columns() {
        return EventSchema.builder()
                .eventTable("event")
                .snapshotTable("snapshot")
                .globalIndexColumn("global_index")
                .eventIdentifierColumn("event_identifier")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .typeColumn("type")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .payloadColumn("payload")
                .metaDataColumn("metadata")
                .timestampColumn("time_stamp")
                .build();
    }
}
