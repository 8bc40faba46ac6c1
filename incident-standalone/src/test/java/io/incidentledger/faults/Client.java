package io.incidentledger.faults;

import io.incidentledger.faults.Attempt.Fate;
import io.incidentledger.standalone.Api;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One client of a workload; in one thread. */
final class Client {
    private final Random random;
    private final List<Api> apis;
    private final String name;
    private final AttemptLog log;
    private final CountDownLatch stopped;
    private final Map<String, Long> lastSeen = new HashMap<>();
    private int number;
    private int turn;

    Client(Random random, List<Api> apis, String name, AttemptLog log, CountDownLatch stopped) {
        this.random = random;
        this.apis = apis;
        this.name = name;
        this.log = log;
        this.stopped = stopped;
        turn = Math.floorMod(name.hashCode(), apis.size());
    }

    /**
     * Records at random until it is stopped.
     *
     * @param pauseMillis less than so long between two requests
     */
    void work(String hot, int hotShare, int pauseMillis) {
        try {
            String own = declare();
            while (!stopped.await(random.nextInt(pauseMillis), TimeUnit.MILLISECONDS)) {
                String incident = random.nextInt(100) < hotShare ? hot : own;
                String token = token();
                Wish wish = Wish.any(random, token);
                long expected = wish.bound() ? lastSeen.getOrDefault(incident, 0L) : -1;
                String path = "/api/incidents/%s/%s".formatted(incident, wish.path());
                ask(path, wish.body(), token, wish.events(), expected);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Declares an incident, however long that takes. */
    String declare() {
        String token = token();
        String body =
                """
                {"nature": "SECURITY", "severity": "HIGH", "title": "%s",
                 "occurredAt": "2024-12-31T00:00:00Z"}
                """
                        .formatted(token);
        for (int again = 0; again < 2_000; again++) {
            Attempt attempt = once("/api/incidents", body, token, 1, -1);
            String entry = attempt.entry();
            if (entry != null) {
                log.add(attempt);
                return entry.split("@", 2)[0];
            }
            pause();
        }
        throw new IllegalStateException("it could not be declared");
    }

    private void ask(String path, String body, String token, int events, long expected) {
        Attempt attempt = once(path, body, token, events, expected);
        // One in four leaves it at that, as a client that went away itself.
        boolean patient = random.nextInt(4) > 0;
        while (attempt.fate() == Fate.UNKNOWN && patient && stopped.getCount() > 0) {
            log.repeat();
            pause();
            attempt = once(path, body, token, events, expected);
        }
        log.add(attempt);
    }

    private Attempt once(String path, String body, String token, int events, long expected) {
        List<String> headers = new ArrayList<>(List.of("Idempotency-Key", token));
        if (expected >= 0) {
            headers.addAll(List.of("If-Match", "\"" + expected + "\""));
        }
        try {
            Api api = apis.get(turn);
            Api.Reply reply = api.post(path, body, headers.toArray(String[]::new));
            if (reply.status() == 201) {
                String entry = reply.body().path("after").asString();
                String[] parts = entry.split("@", 2);
                lastSeen.put(parts[0], Long.valueOf(parts[1]));
                return new Attempt(token, events, Fate.ACKNOWLEDGED, entry, expected);
            }
            if (reply.status() < 400) {
                log.odd(reply.status());
            }
            Fate fate = reply.status() >= 400 && reply.status() < 500 ? Fate.REFUSED : Fate.UNKNOWN;
            return new Attempt(token, events, fate, null, expected);
        } catch (IOException | JacksonException away) {
            turn = (turn + 1) % apis.size();
            return new Attempt(token, events, Fate.UNKNOWN, null, expected);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Attempt(token, events, Fate.UNKNOWN, null, expected);
        }
    }

    private void pause() {
        try {
            if (stopped.await(50, TimeUnit.MILLISECONDS)) {
                turn = 0;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private String token() {
        return "token-%s-%d.".formatted(name, number++);
    }
}
