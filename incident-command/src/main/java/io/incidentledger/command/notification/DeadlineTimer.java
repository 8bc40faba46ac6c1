package io.incidentledger.command.notification;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.command.notification.NotificationAggregate.NoticeMissed;
import io.incidentledger.command.recording.Dispatch;
import io.incidentledger.command.request.RequestContext;
import io.incidentledger.command.store.DueDeadlineStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Has misses recorded: the only thing in the product that a clock does. Every node may have one:
 * the aggregate decides, under its lock and once, and what one node has recorded another finds
 * recorded. What passed while nobody was running is noticed after the start.
 */
public final class DeadlineTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineTimer.class);

    /** Streams looked at in one go; the others come in the next. */
    private static final int MOST = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DueDeadlineStore due;
    private final Dispatch dispatch;
    private final Supplier<RequestContext> context;
    private final Clock clock;
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("deadlines").daemon().factory());

    /**
     * @param context the circumstances of what the system does by itself
     * @param clock when to look for what has passed
     */
    public DeadlineTimer(
            DueDeadlineStore due,
            Dispatch dispatch,
            Supplier<RequestContext> context,
            Clock clock) {
        this.due = due;
        this.dispatch = dispatch;
        this.context = context;
        this.clock = clock;
    }

    /** Looks from now on, each time so long after the last. */
    public void start(Duration interval) {
        ScheduledFuture<?> _ =
                worker.scheduleWithFixedDelay(
                        this::lookUndeterred, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks once: when it returns, whatever has passed by now is recorded. */
    public void look() {
        due.passed(clock.instant(), MOST).forEach(this::notice);
    }

    private void lookUndeterred() {
        try {
            look();
        } catch (RuntimeException outage) {
            LOG.warn("Deadlines could not be looked at; they will be again", outage);
        }
    }

    /** One stream that cannot be written to must not keep the others from being. */
    private void notice(String stream) {
        try {
            RequestContext request = context.get();
            IncidentId incident = new IncidentId(new EntryId(stream, 0).subject());
            dispatch.send(new NoticeMissed(stream, incident, request), request);
        } catch (RuntimeException failed) {
            LOG.error("The deadlines of {} that have passed could not be recorded", stream, failed);
        }
    }

    /** Ends the look at hand, and looks no more. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
