package io.incidentledger.command.store;

import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;

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

    private EventEngine(Builder builder) {
        super(builder);
    }

    /** The engine on a migrated schema. */
    public static EventEngine create(StoreTransactions transactions, WireSerializer serializer) {
        return new EventEngine(
                JdbcEventStorageEngine.builder()
                        .connectionProvider(transactions.connections())
                        .transactionManager(transactions.axon())
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .persistenceExceptionResolver(new DuplicateKeyResolver())
                        .dataType(byte[].class)
                        .batchSize(BATCH_SIZE)
                        // Sequences have no holes, so a short batch is the last one: saves a
                        // SELECT.
                        .finalAggregateBatchPredicate(batch -> batch.size() < BATCH_SIZE)
                        .schema(columns()));
    }

    /** No snapshot is taken yet, so none is looked for: saves a SELECT for each command. */
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
