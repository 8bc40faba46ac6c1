package io.incidentledger.query.live;

import io.incidentledger.wire.json.Json;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One who listens: looks for news, writes them, and says from time to time that it is alive. */
final class Listener {
    /**
     * What all of them share.
     *
     * @param news to wait for
     * @param heartbeat how long to be silent at most
     * @param state what a heartbeat says: how far the view has come
     */
    record Surroundings(News news, Duration heartbeat, Supplier<?> state, InstantSource clock) {}

    /** Waits until something was applied, or the time is over. */
    interface News {
        /** How many times something has been applied. */
        long count();

        /** Returns when it is more than that, or after that time. */
        void await(long seen, Duration atMost) throws InterruptedException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /** Another process may apply: then nobody wakes this one. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    /** So that many small commits do not become as many looks at the database. */
    private static final Duration PACE = Duration.ofMillis(50);

    private final Surroundings surroundings;
    private final SseEmitter emitter;
    private final Source source;
    private final Instant until;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Ending ending;
    private Instant lastWord;

    /**
     * @param emitter where to write
     * @param source what to write
     * @param until when the right to listen ends
     */
    Listener(Surroundings surroundings, SseEmitter emitter, Source source, Instant until) {
        this.surroundings = surroundings;
        this.emitter = emitter;
        this.source = source;
        this.until = until;
        lastWord = surroundings.clock().instant();
    }

    /** Ends it soon; the first reason counts. Any thread. */
    void end(Ending why) {
        if (ending == null) {
            ending = why;
        }
        ended.countDown();
    }

    /** Serves the listener until there is a reason to end. */
    Ending serve() throws InterruptedException {
        try {
            Ending why = follow();
            send(new LiveEvent(null, "end", Map.of("reason", why, "detail", why.sentence())));
            return why;
        } catch (IOException failure) {
            return Ending.of(failure);
        }
    }

    private Ending follow() throws IOException, InterruptedException {
        while (true) {
            long seen = surroundings.news().count();
            Ending why = reason();
            if (why != null) {
                return why;
            }
            List<LiveEvent> events;
            try {
                events = source.next();
            } catch (RuntimeException unreadable) {
                LOG.warn("A stream ends, because its view cannot be read", unreadable);
                return Ending.UNREADABLE;
            }
            for (LiveEvent event : events) {
                send(event);
            }
            if (isSilent()) {
                send(new LiveEvent(null, "heartbeat", surroundings.state().get()));
            }
            if (events.isEmpty()) {
                surroundings.news().await(seen, LOOK_AGAIN);
            }
            pause();
        }
    }

    /** Shorter only where it is to end. */
    private void pause() throws InterruptedException {
        ended.await(PACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private @Nullable Ending reason() {
        return ending == null && !surroundings.clock().instant().isBefore(until)
                ? Ending.EXPIRED
                : ending;
    }

    private boolean isSilent() {
        return Duration.between(lastWord, surroundings.clock().instant())
                        .compareTo(surroundings.heartbeat())
                >= 0;
    }

    private void send(LiveEvent event) throws IOException {
        SseEmitter.SseEventBuilder text = SseEmitter.event().name(event.name());
        if (event.id() != null) {
            text.id(event.id());
        }
        emitter.send(text.data(Json.EVENTS.writeValueAsString(event.data()), MediaType.TEXT_PLAIN));
        lastWord = surroundings.clock().instant();
    }
}
