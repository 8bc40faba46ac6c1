package io.incidentledger.command.publication;

import io.incidentledger.command.publication.PublisherStatus.State;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.json.JsonMapper;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Publishes the record to Kafka from a thread of its own. Any number may run; one is active, and
 * another takes over when its connection to the store ends.
 *
 * <p>A fault is logged, shown in the status, and tried again with increasing pauses. What cannot be
 * tried again without harm halts it, until somebody has decided, on whichever node.
 */
public final class Publisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration LOCK_INTERVAL = Duration.ofMillis(250);

    /** What comes within it goes with what has just gone, and costs no pass of its own. */
    private static final Duration LONGEST_REST = Duration.ofMillis(10);

    /** Longer than the interval, so that after a fault a standby goes first. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** How often a halted one looks whether somebody has decided anything, here or elsewhere. */
    private static final Duration DECISION_INTERVAL = Duration.ofSeconds(2);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final PublisherSettings settings;
    private final JsonMapper mapper;
    private final PublicationTelemetry telemetry;
    private final Signal signal = new Signal();
    private final Thread thread;
    private volatile PublisherStatus status = PublisherStatus.UNSTARTED;
    private volatile boolean closed;
    private volatile boolean lookAgain;
    private Duration pause = FIRST_PAUSE;
    private long decision = -1;
    private @Nullable String fault;

    /**
     * @param mapper writes the watermark and reads metadata; instants as RFC 3339
     * @param telemetry is told what is sent
     */
    public Publisher(
            PublisherSettings settings, JsonMapper mapper, PublicationTelemetry telemetry) {
        this.settings = settings;
        this.mapper = mapper;
        this.telemetry = telemetry;
        thread = Thread.ofPlatform().name("publication").daemon().unstarted(this::run);
    }

    /** Starts the thread; once. Returns at once, whether or not store and broker answer. */
    public void start() {
        status = PublisherStatus.idle(State.STANDBY, null);
        thread.start();
    }

    /** Call it after a commit: there may be something to publish. Any thread; never blocks. */
    public void wake() {
        signal.raise();
    }

    /** Call it after a decision: one that is halted looks again. Any thread; never blocks. */
    void lookAgain() {
        lookAgain = true;
        signal.raise();
    }

    /** How it is doing. */
    public PublisherStatus status() {
        return status;
    }

    /** Stops, and waits for that up to 10 s. What has not been sent is sent by the next one. */
    @Override
    public void close() {
        closed = true;
        signal.raise();
        try {
            if (thread.isAlive() && !thread.join(CLOSE_TIMEOUT)) {
                LOG.warn("Publication does not stop; interrupting it");
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                attempt();
            }
            status = PublisherStatus.idle(State.CLOSED, null);
        } catch (InterruptedException e) {
            status = PublisherStatus.idle(State.CLOSED, "interrupted");
            Thread.currentThread().interrupt();
        } catch (Error e) {
            // The thread ends here: without this the last status, that all is well, would stay.
            LOG.error("Publication has stopped and will not start again by itself", e);
            status = PublisherStatus.idle(State.HALTED, e.toString());
        }
    }

    private void attempt() throws InterruptedException {
        try (StoreSession session = StoreSession.open(settings.store())) {
            while (!closed && !session.lock()) {
                status = PublisherStatus.idle(State.STANDBY, fault);
                signal.await(LOCK_INTERVAL);
            }
            if (!closed) {
                publish(session);
            }
        } catch (PublicationHaltedException e) {
            LOG.error("Publication has stopped until somebody decides: {}", e.getMessage());
            status = PublisherStatus.idle(State.HALTED, e.getMessage());
            awaitDecision();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("Publication failed; trying again in {} ms", pause.toMillis(), e);
            fault = String.valueOf(e.getMessage());
            status = PublisherStatus.idle(State.STANDBY, fault);
            sleep(pause, () -> closed);
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
        }
    }

    /** Looks again after a decision and not before: whatever halted it is still there. */
    private void awaitDecision() throws InterruptedException {
        lookAgain = false;
        while (!closed && !lookAgain && !isDecided()) {
            sleep(DECISION_INTERVAL, () -> closed || lookAgain);
        }
    }

    private boolean isDecided() {
        try (StoreSession session = StoreSession.open(settings.store())) {
            return session.transaction(PublicationDecisions::lastNumber) > decision;
        } catch (SQLException e) {
            LOG.warn("The store does not say whether anything was decided", e);
            return false;
        }
    }

    private void publish(StoreSession session) throws SQLException, InterruptedException {
        decision = session.transaction(PublicationDecisions::lastNumber);
        try (Term term = new Term(session, settings, mapper, telemetry, signal)) {
            // Not before: the topics may be long to read.
            session.endWhenSilent();
            long from = term.status().acknowledged();
            while (!closed) {
                long begun = System.nanoTime();
                long before = term.status().sequenced();
                boolean more = term.step();
                PublisherStatus now = term.status();
                if (now.acknowledged() > from || now.acknowledged() == now.sequenced()) {
                    pause = FIRST_PAUSE;
                    fault = null;
                }
                // To be active is no proof that the last fault is over; that something arrives is.
                status = fault == null ? now : now.because(fault);
                if (!more && now.sequenced() > before) {
                    rest(Duration.ofNanos(System.nanoTime() - begun));
                } else if (!more) {
                    signal.await(settings.poll());
                }
            }
            term.finish();
        }
    }

    /**
     * For as long as it has worked: whoever is woken for every commit takes the processor from
     * those who commit. What wakes it meanwhile is found when it looks next, which is at once.
     */
    private void rest(Duration worked) throws InterruptedException {
        sleep(worked.compareTo(LONGEST_REST) < 0 ? worked : LONGEST_REST, () -> closed);
    }

    private void sleep(Duration duration, BooleanSupplier early) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos();
                left > 0 && !early.getAsBoolean();
                left = end - System.nanoTime()) {
            signal.await(Duration.ofNanos(left));
        }
    }
}
