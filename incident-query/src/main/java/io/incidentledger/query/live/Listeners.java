package io.incidentledger.query.live;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.query.feed.Feed;
import io.incidentledger.query.live.Listener.News;
import io.incidentledger.query.live.Listener.Surroundings;
import io.incidentledger.query.read.Snapshots;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Everybody who listens to this process: not more than so many, and told when it stops. */
public final class Listeners implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    /** For ever, as far as the server is concerned. */
    private static final long NO_TIMEOUT = 0;

    private final int most;
    private final Surroundings surroundings;
    private final Semaphore room;
    private final Set<Listener> listening = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<Ending, LongAdder> endings = new ConcurrentHashMap<>();
    private volatile boolean running;

    Listeners(int most, Surroundings surroundings) {
        this.most = most;
        this.surroundings = surroundings;
        room = new Semaphore(most);
    }

    /**
     * @param feed tells when something has been applied
     * @param snapshots tell how far the views have come
     */
    public static Listeners of(
            LiveSettings settings, Feed feed, Snapshots snapshots, InstantSource clock) {
        News news =
                new News() {
                    @Override
                    public long count() {
                        return feed.commits();
                    }

                    @Override
                    public void await(long seen, Duration atMost) throws InterruptedException {
                        feed.awaitCommit(seen, atMost);
                    }
                };
        return new Listeners(
                settings.listeners(),
                new Surroundings(
                        news,
                        settings.heartbeat(),
                        () -> snapshots.now(null, asOf -> asOf),
                        clock));
    }

    /**
     * Lets one more listen.
     *
     * @param source what to
     * @param until when the right to listen ends
     * @throws CommandRefused if there is no room: {@code TOO_MANY_LISTENERS}
     */
    public SseEmitter listen(Source source, Instant until) {
        if (!room.tryAcquire()) {
            throw new CommandRefused(
                    Refusal.because(
                            RefusalCode.TOO_MANY_LISTENERS,
                            "%d listen already, and no more than that can. Come back later.",
                            most));
        }
        SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
        Listener listener = new Listener(surroundings, emitter, source, until);
        listening.add(listener);
        emitter.onError(_ -> listener.end(Ending.GONE));
        emitter.onCompletion(() -> listener.end(Ending.GONE));
        Thread.ofVirtual().name("listener").start(() -> serve(listener, emitter));
        return emitter;
    }

    /** How many listen now. */
    public int count() {
        return listening.size();
    }

    /** How many streams have ended since the start, by the name of the reason; all reasons. */
    public Map<String, Long> ended() {
        return Arrays.stream(Ending.values())
                .collect(Collectors.toMap(Ending::name, why -> endings(why).sum()));
    }

    private LongAdder endings(Ending why) {
        return endings.computeIfAbsent(why, _ -> new LongAdder());
    }

    private void serve(Listener listener, SseEmitter emitter) {
        try {
            Ending why = listener.serve();
            endings(why).increment();
            LOG.debug("A stream has ended: {}", why.sentence());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            listening.remove(listener);
            room.release();
            emitter.complete();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the server waits for its requests to end: these never would by themselves. */
    @Override
    public void stop() {
        running = false;
        listening.forEach(listener -> listener.end(Ending.STOPPING));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
