package io.incidentledger.command.publication;

import org.apache.kafka.common.KafkaException;

import tools.jackson.databind.json.JsonMapper;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * Compares the topics with the store, record by record. It changes nothing, and publication goes on
 * meanwhile: what comes later is not looked at.
 */
public final class StreamVerifier {
    private final PublisherSettings settings;
    private final RecordEncoder encoder;

    /**
     * @param settings those of the publisher
     * @param mapper of what is stored
     */
    public StreamVerifier(PublisherSettings settings, JsonMapper mapper) {
        this.settings = settings;
        this.encoder = new RecordEncoder(settings.source(), mapper);
    }

    /**
     * Compares all of it.
     *
     * @throws KafkaException if the broker does not answer in time
     * @throws SQLException if the store does not
     */
    public StreamReport verify() throws SQLException {
        try (StoreSession store = StoreSession.open(settings.store())) {
            long acknowledged = store.transaction(StreamVerifier::toHave);
            // The ends first: whatever is before them, the store has given its number by then.
            try (LaneWalk walk = new LaneWalk(settings.kafka(), Placements.LANES)) {
                return compare(store, walk, acknowledged);
            }
        }
    }

    /** What is being sent again had been acknowledged, and is missing until it has arrived. */
    private static long toHave(Connection connection) throws SQLException {
        long position = Cursor.read(connection).position();
        return PublicationDecisions.last(connection)
                .map(last -> Math.max(position, last.goal()))
                .orElse(position);
    }

    private StreamReport compare(StoreSession store, LaneWalk walk, long acknowledged)
            throws SQLException {
        Map<Lane, Long> given = store.transaction(Placements::heads).numbers();
        Map<Lane, Long> confirmed = store.transaction(own -> Placements.numbers(own, acknowledged));
        Discrepancies found = new Discrepancies();
        long records = 0;
        for (Lane lane : Placements.LANES) {
            LaneComparison comparison =
                    new LaneComparison(
                            lane,
                            given.getOrDefault(lane, -1L),
                            new LaneRecords(store, encoder, lane),
                            found);
            long had = confirmed.getOrDefault(lane, -1L);
            if (walk.has(lane)) {
                records += walk.through(lane, comparison);
                comparison.end(had);
            } else {
                comparison.absent(had);
            }
        }
        return new StreamReport(
                found.counts().isEmpty(),
                acknowledged,
                acknowledged + 1,
                records,
                found.counts(),
                found.first());
    }
}
