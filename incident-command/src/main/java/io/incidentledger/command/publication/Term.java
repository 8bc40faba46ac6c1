package io.incidentledger.command.publication;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.api.stream.Watermark;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.json.JsonMapper;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One term in office: from taking over to the first fault. Runs in one thread. No transaction is
 * open while it sends.
 */
final class Term implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Term.class);
    private static final int WINDOW = 20_000;
    private static final Duration WATERMARK_INTERVAL = Duration.ofSeconds(1);

    /** A moment that is final once the position has been acknowledged. */
    private record Moment(long position, Instant recordedUntil) {}

    private final StoreSession session;
    private final TakeOver takeOver;
    private final Sending sending;
    private final TopicWatch watch;
    private final Sequencer sequencer = new Sequencer(WINDOW);
    private final RecordEncoder encoder;
    private final JsonMapper mapper;
    private final PublicationTelemetry telemetry;
    private final HorizonWatch horizon = new HorizonWatch(System::nanoTime);
    private final long goal;
    private Heads heads;
    private long next;
    private @Nullable Moment moment;
    private long momentTaken = System.nanoTime() - WATERMARK_INTERVAL.toNanos();
    private PublisherStatus status;

    /**
     * Takes over.
     *
     * @param session holds the lock
     */
    Term(
            StoreSession session,
            PublisherSettings settings,
            JsonMapper mapper,
            PublicationTelemetry telemetry,
            Signal signal)
            throws SQLException, InterruptedException {
        this.session = session;
        this.mapper = mapper;
        this.telemetry = telemetry;
        encoder = new RecordEncoder(settings.source(), mapper);
        PublishedTopics published = PublishedTopics.of(session, settings.topics());
        Map<Topic, Long> had = published.acknowledged();
        Map<Lane, Tail> tails = TopicTails.read(settings.kafka(), had);
        takeOver =
                session.transaction(
                        connection -> {
                            TakeOver found = TakeOver.of(connection, tails, had);
                            published.note(connection, tails);
                            return found;
                        });
        heads = takeOver.heads();
        next = takeOver.from();
        if (takeOver.lost() > 0) {
            LOG.warn(
                    "The topics lack {} events that had been acknowledged; sending them again from"
                            + " position {}",
                    takeOver.lost(),
                    next);
        }
        goal = published.goal();
        watch = new TopicWatch(settings.kafka(), published.found());
        sending = new Sending(settings.kafka(), takeOver, telemetry, signal);
        status = status(published.cursor());
    }

    /** Does what can be done without waiting; whether more is waiting to be sequenced. */
    boolean step() throws SQLException, InterruptedException {
        watch.look();
        sending.settle();
        long acknowledged = sending.acknowledged();
        boolean due = momentDue();
        Heads before = heads;
        Sequencer.Pass pass =
                session.transaction(
                        connection -> sequencer.pass(connection, before, acknowledged, due));
        heads = pass.heads();
        if (due && pass.complete()) {
            moment = new Moment(heads.position(), pass.recordedUntil());
            momentTaken = System.nanoTime();
        }
        sendNext();
        sendWatermark();
        status = status(pass.cursor());
        return heads.position() > before.position() && !pass.complete();
    }

    private void sendNext() throws SQLException, InterruptedException {
        while (sending.hasRoom() && next <= heads.position()) {
            long from = next;
            List<SequencedEvent> events =
                    session.transaction(connection -> SequencedEvents.read(connection, from));
            for (SequencedEvent event : events) {
                if (takeOver.has(event)) {
                    sending.skip(event);
                } else {
                    sending.send(event, encoder.encode(event));
                }
            }
            telemetry.read(events.size());
            next = events.getLast().position() + 1;
            sending.settle();
        }
    }

    private boolean momentDue() {
        return moment == null && System.nanoTime() - momentTaken >= WATERMARK_INTERVAL.toNanos();
    }

    private void sendWatermark() {
        if (moment != null && sending.acknowledged() >= moment.position()) {
            Map<String, Map<String, Long>> numbers = new HashMap<>();
            sending.numbers()
                    .forEach(
                            (lane, number) ->
                                    numbers.computeIfAbsent(
                                                    lane.topic().topicName(),
                                                    topic -> new HashMap<>())
                                            .put(Integer.toString(lane.partition()), number));
            sending.watermark(
                    mapper.writeValueAsBytes(
                            new Watermark(
                                    sending.acknowledged(), moment.recordedUntil(), numbers)));
            moment = null;
        }
    }

    /** Notes what has arrived. Without it the next one finds it in the topics. */
    void finish() throws SQLException, InterruptedException {
        sending.settle();
        session.transaction(
                connection -> {
                    Cursor cursor = Cursor.read(connection);
                    if (sending.acknowledged() > cursor.position()) {
                        Cursor.write(
                                connection,
                                sending.acknowledged(),
                                cursor.scanFrom(),
                                cursor.recordedUntil());
                    }
                    return cursor;
                });
    }

    /** As it was after the last step. */
    PublisherStatus status() {
        return status;
    }

    private PublisherStatus status(Cursor cursor) {
        return new PublisherStatus(
                PublisherStatus.State.ACTIVE,
                reason(),
                heads.position(),
                sending.acknowledged(),
                goal,
                cursor.recordedUntil(),
                horizon.age(cursor.horizon(), cursor.limit()));
    }

    private @Nullable String reason() {
        if (takeOver.lost() > 0) {
            return "%d acknowledged events were gone from the topics".formatted(takeOver.lost());
        }
        return goal > sending.acknowledged()
                ? "The topics are being filled from the store, up to position " + goal
                : null;
    }

    @Override
    public void close() {
        watch.close();
        sending.close();
    }
}
