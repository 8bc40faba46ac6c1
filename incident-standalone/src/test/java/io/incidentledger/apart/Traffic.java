package io.incidentledger.apart;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.standalone.Api;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One client that notes one thing after the other, each with a key of its own, and asks again with
 * the same key until it gets an answer.
 */
final class Traffic {
    private final AtomicInteger repeated = new AtomicInteger();
    private final CompletableFuture<Map<Long, String>> acknowledged;

    private Traffic(Api api, String incident, int notes, Runnable answered) {
        acknowledged =
                CompletableFuture.supplyAsync(
                        () -> noteAll(api, incident, notes, answered),
                        Executors.newVirtualThreadPerTaskExecutor());
    }

    /**
     * Begins.
     *
     * @param answered called at each answer
     */
    static Traffic start(Api api, String incident, int notes, Runnable answered) {
        return new Traffic(api, incident, notes, answered);
    }

    /** Texts by the sequence that the product named for each. */
    Map<Long, String> awaitEnd() {
        return acknowledged.join();
    }

    /** How often there was no answer. */
    int repeated() {
        return repeated.get();
    }

    private Map<Long, String> noteAll(Api api, String incident, int notes, Runnable answered) {
        Map<Long, String> texts = new TreeMap<>();
        for (int number = 0; number < notes; number++) {
            String text = "note " + number;
            texts.put(sequence(note(api, incident, text)), text);
            answered.run();
        }
        return texts;
    }

    private Api.Reply note(Api api, String incident, String text) {
        while (true) {
            try {
                Api.Reply reply =
                        api.post(
                                "/api/incidents/%s/notes".formatted(incident),
                                "{\"text\": \"%s\"}".formatted(text),
                                "Idempotency-Key",
                                text.replace(' ', '-'));
                assertThat(reply.status()).isEqualTo(201);
                return reply;
            } catch (IOException away) {
                repeated.incrementAndGet();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    private static long sequence(Api.Reply reply) {
        return Long.parseLong(reply.body().path("after").asString().split("@", 2)[1]);
    }
}
