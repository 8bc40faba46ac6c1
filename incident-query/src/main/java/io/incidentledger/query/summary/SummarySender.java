package io.incidentledger.query.summary;

import io.incidentledger.query.summary.SummaryStatus.State;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends what stands now to the derived topics, on a thread of its own. Any number of nodes may run
 * one; one sends, and another takes over when its connection to the database ends. Whatever fails
 * is tried again: all that it needs to know is in the database and on the topics.
 */
public final class SummarySender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SummarySender.class);
    private static final Duration AGAIN = Duration.ofMillis(250);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final SummarySettings settings;
    private final SummaryAddress address;
    private final SummaryTopics topics;
    private final SummaryRepository repository;
    private final SummaryEncoder encoder;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile SummaryStatus status = SummaryStatus.idle(State.STANDBY, null);
    private Duration retry = FIRST_RETRY;

    /**
     * @param kafka what every Kafka client needs
     * @param address where the lock is
     * @param repository what is sent
     */
    public SummarySender(
            SummarySettings settings,
            Map<String, Object> kafka,
            SummaryAddress address,
            SummaryRepository repository) {
        this.settings = settings;
        this.address = address;
        this.repository = repository;
        topics = new SummaryTopics(kafka);
        encoder = new SummaryEncoder(settings.source());
        thread = Thread.ofPlatform().name("incident-summary").daemon().unstarted(this::run);
    }

    /** Begins, unless it may not; returns at once. */
    public void start() {
        if (settings.enabled()) {
            thread.start();
        } else {
            status = SummaryStatus.idle(State.STANDBY, "not enabled");
        }
    }

    /** How it is now. */
    public SummaryStatus status() {
        return status;
    }

    /** Ends the thread; what is being sent is finished first. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!isClosing()) {
                attempt();
            }
            status = SummaryStatus.idle(State.CLOSED, null);
        } catch (Error stop) {
            // The thread ends here: without this the last status, that all is well, would stay.
            LOG.error("Nothing is sent any more of what stands now", stop);
            status = SummaryStatus.idle(State.CLOSED, stop.toString());
        }
    }

    private void attempt() {
        try (SummarySession session = SummarySession.open(address)) {
            while (!isClosing() && !session.lock()) {
                status = SummaryStatus.idle(State.STANDBY, null);
                pause(AGAIN);
            }
            if (!isClosing() && topicsAreThere()) {
                serve(session);
            }
        } catch (SQLException | RuntimeException failed) {
            LOG.warn(
                    "What stands now cannot be sent; trying again in {} ms",
                    retry.toMillis(),
                    failed);
            status = SummaryStatus.idle(State.RETRYING, String.valueOf(failed.getMessage()));
            pause(retry);
            Duration twice = retry.multipliedBy(2);
            retry = twice.compareTo(LAST_RETRY) < 0 ? twice : LAST_RETRY;
        }
    }

    private boolean topicsAreThere() {
        List<String> missing = topics.missing();
        if (missing.isEmpty()) {
            return true;
        }
        status = SummaryStatus.idle(State.WAITING_FOR_TOPICS, "waiting for the topics " + missing);
        pause(AGAIN);
        return false;
    }

    private void serve(SummarySession session) throws SQLException {
        try (SummaryTerm term = new SummaryTerm(topics, repository, encoder, settings.review())) {
            // Not before: the topics may be long to read.
            session.endWhenSilent();
            LOG.info("This node sends what stands now");
            while (!isClosing()) {
                session.check();
                term.look();
                status = term.status();
                retry = FIRST_RETRY;
                pause(settings.poll());
            }
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause(Duration time) {
        try {
            closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            closing.countDown();
        }
    }
}
