package io.incidentledger.command.publication;

import io.incidentledger.command.publication.PublicationDecision.Decider;
import io.incidentledger.wire.actor.Actor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Says that a store that was restored from a dump is right in the cluster that it is in now, and
 * settles what it brought along: every event that is visible and has no position yet gets one, in
 * one transaction, whatever its transaction id says. What is not visible then has, in this cluster,
 * an id from the horizon on; so that is where the sequencer goes on. No event is changed.
 */
public final class StoreAdoption {
    private static final Logger LOG = LoggerFactory.getLogger(StoreAdoption.class);

    private final StoreAddress address;
    private final Publisher publisher;

    /**
     * @param address of the store
     * @param publisher is told to look again
     */
    public StoreAdoption(StoreAddress address, Publisher publisher) {
        this.address = address;
        this.publisher = publisher;
    }

    /**
     * Adopts it, unless it is at home: in the cluster that publication was decided in last.
     *
     * @param reason in their words
     * @throws PublicationHaltedException if an event lacks the one before it in its stream: what
     *     was restored is not a whole store
     */
    public AdoptionReport decide(Actor who, String reason) throws SQLException {
        AdoptionReport report;
        try (StoreSession session = StoreSession.open(address)) {
            boolean alone = session.lock();
            report =
                    session.transaction(
                            connection ->
                                    alone
                                            ? adopt(connection, Decider.of(who, reason))
                                            : nothing(connection));
        }
        publisher.lookAgain();
        return report;
    }

    private static AdoptionReport nothing(Connection connection) throws SQLException {
        return new AdoptionReport(false, 0, Placements.heads(connection).position());
    }

    private static AdoptionReport adopt(Connection connection, Decider by) throws SQLException {
        long here = StoreCluster.id(connection);
        Cursor cursor = Cursor.read(connection);
        PublicationDecision last = PublicationDecisions.last(connection).orElse(null);
        if (!StoreCluster.isAnother(connection, here, last, cursor)) {
            return nothing(connection);
        }
        Order.Outcome outcome = place(connection, cursor.recordedUntil());
        Placements.insert(connection, outcome.placements());
        Cursor.write(connection, cursor.position(), cursor.horizon(), cursor.recordedUntil());
        PublicationDecisions.insert(
                connection,
                new PublicationDecision(
                        last == null ? 0 : last.number() + 1,
                        PublicationDecision.Kind.ADOPTION,
                        here,
                        last == null ? -1 : last.goal(),
                        by,
                        last == null ? Map.of() : last.topics()));
        LOG.warn(
                "{} decided that the store belongs to the cluster {}; {} events that had no"
                        + " position got one: {}",
                by.subject(),
                here,
                outcome.placements().size(),
                by.reason());
        return new AdoptionReport(true, outcome.placements().size(), outcome.heads().position());
    }

    private static Order.Outcome place(Connection connection, Instant recordedUntil)
            throws SQLException {
        List<Candidate> candidates = Sequencer.unplaced(connection);
        Heads heads = Placements.heads(connection);
        Instant floor = recordedUntil.plus(1, ChronoUnit.MICROS);
        Order.Outcome outcome = Order.of(candidates, heads, floor);
        if (outcome.lowestWaiting().isPresent()) {
            // Two clusters may have given the same id: then each event goes by itself. In a stream
            // the index always ascends, for the next event is made from the one before.
            outcome = Order.of(candidates.stream().map(Candidate::alone).toList(), heads, floor);
        }
        if (outcome.lowestWaiting().isPresent()) {
            throw new PublicationHaltedException(
                    "The event with the index %d lacks the one before it in its stream: what was"
                                    .formatted(outcome.lowestWaiting().getAsLong())
                            + " restored is not a whole store");
        }
        return outcome;
    }
}
