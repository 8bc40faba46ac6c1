package io.incidentledger.command.publication;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.command.publication.Discrepancy.Kind;

import tools.jackson.databind.json.JsonMapper;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a topic that was created anew holds already: nothing mostly, or a copy. Compared with the
 * store record by record.
 */
final class HeldRecords {
    private final PublisherSettings settings;
    private final RecordEncoder encoder;

    HeldRecords(PublisherSettings settings, JsonMapper mapper) {
        this.settings = settings;
        this.encoder = new RecordEncoder(settings.source(), mapper);
    }

    /**
     * Up to which position a topic has everything of its own.
     *
     * @param goal where there is nothing that it could lack
     * @throws PublicationHaltedException if it holds anything else
     */
    long upTo(StoreSession session, Topic topic, long goal) throws SQLException {
        List<Lane> lanes = Placements.LANES.stream().filter(it -> it.topic() == topic).toList();
        if (lanes.isEmpty()) {
            return goal;
        }
        Map<Lane, Long> given = session.transaction(Placements::heads).numbers();
        Discrepancies found = new Discrepancies();
        Map<Lane, Long> highest = new HashMap<>();
        try (LaneWalk walk = new LaneWalk(settings.kafka(), lanes)) {
            for (Lane lane : lanes) {
                LaneComparison comparison =
                        new LaneComparison(
                                lane,
                                given.getOrDefault(lane, -1L),
                                new LaneRecords(session, encoder, lane),
                                found);
                walk.through(lane, comparison);
                if (comparison.hasHoles()) {
                    found.add(Kind.MISSING, 1);
                }
                highest.put(lane, comparison.highest());
            }
        }
        if (!found.counts().isEmpty()) {
            throw new PublicationHaltedException(
                    "%s is no beginning of what the store has: %s%s. Delete it, and it is created anew"
                            .formatted(
                                    topic.topicName(),
                                    found.counts(),
                                    found.first().isEmpty()
                                            ? ""
                                            : ", first " + found.first().getFirst()));
        }
        return session.transaction(own -> Placements.firstMissing(own, highest).orElse(goal + 1))
                - 1;
    }
}
