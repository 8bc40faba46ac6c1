package io.incidentledger.faults;

import io.incidentledger.standalone.key.InstallationKey;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Clients that ask again as soon as they have an answer, whatever it is and however long they were
 * told to wait. Half of them are one actor, each of the others is somebody else; each records in an
 * incident of its own.
 */
final class Crowd implements AutoCloseable {
    private static final int PAUSE_MILLIS = 100;

    private final URI product;
    private final InstallationKey key;
    private final AttemptLog log;
    private final Answers answers;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(30))
                    .build();

    /** Starts them. */
    Crowd(URI product, Path keyFolder, int clients, AttemptLog log, Answers answers) {
        this.product = product;
        this.key = InstallationKey.in(keyFolder);
        this.log = log;
        this.answers = answers;
        for (int client = 0; client < clients; client++) {
            int number = client;
            threads.execute(() -> work(number));
        }
    }

    private void work(int client) {
        String path = "/api/incidents";
        String actor = client % 2 == 0 ? "crowd" : "crowd-" + client;
        Instant signed = Instant.EPOCH;
        String pass = "";
        try {
            for (int number = 0;
                    !stopped.await(
                            ThreadLocalRandom.current().nextInt(PAUSE_MILLIS),
                            TimeUnit.MILLISECONDS);
                    number++) {
                if (signed.isBefore(Instant.now().minus(Duration.ofMinutes(30)))) {
                    signed = Instant.now();
                    pass = key.token(actor, List.of("operator"), signed);
                }
                String token = "token-crowd-%d-%d.".formatted(client, number);
                Attempt attempt = ask(path, token, pass);
                log.add(attempt);
                String entry = attempt.entry();
                if (entry != null) {
                    path = "/api/incidents/%s/notes".formatted(entry.split("@", 2)[0]);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Attempt ask(String path, String token, String pass) throws InterruptedException {
        String body =
                path.endsWith("/notes")
                        ? "{\"text\": \"%s\", \"occurredAt\": \"%s\"}".formatted(token, Wish.now())
                        : """
                        {"nature": "SECURITY", "severity": "HIGH", "title": "%s",
                         "occurredAt": "2024-12-31T00:00:00Z"}
                        """
                                .formatted(token);
        HttpRequest request =
                HttpRequest.newBuilder(product.resolve(path))
                        .timeout(Duration.ofMinutes(1))
                        .header("Authorization", "Bearer " + pass)
                        .header("Idempotency-Key", token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        long begun = System.nanoTime();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            answers.add(answer, System.nanoTime() - begun);
            if (answer.statusCode() == 201) {
                String entry = JsonMapper.shared().readTree(answer.body()).path("after").asString();
                return new Attempt(token, 1, Attempt.Fate.ACKNOWLEDGED, entry, -1);
            }
            boolean refused = answer.statusCode() >= 400 && answer.statusCode() < 500;
            Attempt.Fate fate = refused ? Attempt.Fate.REFUSED : Attempt.Fate.UNKNOWN;
            return new Attempt(token, 1, fate, null, -1);
        } catch (IOException | JacksonException none) {
            answers.none(none, System.nanoTime() - begun);
            return new Attempt(token, 1, Attempt.Fate.UNKNOWN, null, -1);
        }
    }

    /** Lets everybody have the answer that is under way. */
    @Override
    public void close() {
        stopped.countDown();
        threads.close();
        http.close();
    }
}
