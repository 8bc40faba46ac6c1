package io.incidentledger.command.publication;

import org.apache.kafka.clients.producer.ProducerRecord;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What one lane should hold, read ahead from the store: mostly the next number is asked for. */
final class LaneRecords implements LaneComparison.Expected {
    private final StoreSession store;
    private final RecordEncoder encoder;
    private final Lane lane;
    private Deque<SequencedEvent> ahead = new ArrayDeque<>();

    LaneRecords(StoreSession store, RecordEncoder encoder, Lane lane) {
        this.store = store;
        this.encoder = encoder;
        this.lane = lane;
    }

    @Override
    public ProducerRecord<byte[], byte[]> of(long number) {
        while (!ahead.isEmpty() && ahead.getFirst().number() < number) {
            ahead.removeFirst();
        }
        if (ahead.isEmpty() || ahead.getFirst().number() != number) {
            ahead = new ArrayDeque<>(read(number));
        }
        return encoder.encode(ahead.getFirst());
    }

    private List<SequencedEvent> read(long number) {
        try {
            return store.transaction(own -> SequencedEvents.read(own, lane, number));
        } catch (SQLException unreadable) {
            throw new IllegalStateException("The store cannot be read", unreadable);
        }
    }
}
