package io.incidentledger.faults;

import io.incidentledger.command.store.WireSerializer;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the same store as an Axon processor would, with Axon's token that knows of gaps and all of
 * Axon's defaults. The product does not; this shows why.
 */
final class AxonTail extends JdbcEventStorageEngine {
    private static final int BATCH = 1_000;

    private final List<String> seen = new ArrayList<>();
    private @Nullable TrackingToken token;

    private AxonTail(Builder builder) {
        super(builder);
    }

    static AxonTail of(ClusterServer store) {
        WireSerializer unused = WireSerializer.ofSimpleNames(List.of(), JsonMapper.shared());
        return new AxonTail(
                JdbcEventStorageEngine.builder()
                        .connectionProvider(store::connect)
                        .transactionManager(NoTransactionManager.INSTANCE)
                        .eventSerializer(unused)
                        .snapshotSerializer(unused)
                        .dataType(byte[].class)
                        .schema(
                                EventSchema.builder()
                                        .eventTable("event")
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
                                        .build()));
    }

    /** Reads on to the end. */
    AxonTail readOn() {
        List<? extends TrackedEventData<?>> found = fetchTrackedEvents(token, BATCH);
        while (!found.isEmpty()) {
            for (TrackedEventData<?> one : found) {
                token = one.trackingToken();
                if (one instanceof DomainEventData<?> event) {
                    seen.add(event.getAggregateIdentifier() + "@" + event.getSequenceNumber());
                }
            }
            found = fetchTrackedEvents(token, BATCH);
        }
        return this;
    }

    /** {@code stream@sequence} of everything that it has read. */
    List<String> seen() {
        return List.copyOf(seen);
    }
}
