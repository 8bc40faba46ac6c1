package io.incidentledger.standalone.verification;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Tells the product which topics, and which store, are the right ones.
 *
 * @param product where it is
 * @param token of an administrator
 */
public record PublicationClient(URI product, String token) {
    private static final Duration STEP = Duration.ofSeconds(1);

    /** How often to say it again while other nodes look; each of them takes a moment. */
    private static final int ATTEMPTS = 30;

    /**
     * Has the topics filled, and waits until they are.
     *
     * @param say takes a line about how far it has come
     * @throws VerificationStopped if the product refuses
     * @throws IOException if it is not there
     */
    public void republish(String reason, Consumer<String> say)
            throws IOException, InterruptedException {
        JsonNode report = decided(reason);
        for (String last = ""; !phase(report).equals("COMPLETE"); report = report()) {
            String now = progress(report);
            if (!now.equals(last)) {
                say.accept(now);
                last = now;
            }
            pause();
        }
        say.accept(progress(report) + ": the topics have everything.");
    }

    /** Other nodes look at the same time, and only one can at once. */
    private JsonNode decided(String reason) throws IOException, InterruptedException {
        JsonNode report = say("/api/stream/republication", reason);
        for (int attempt = 1; phase(report).equals("NEEDED"); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new VerificationStopped(
                        "Another node holds on to publication; look at its health");
            }
            pause();
            report = say("/api/stream/republication", reason);
        }
        return report;
    }

    private static String progress(JsonNode report) {
        return "%,d of %,d events"
                .formatted(report.path("published").asLong(), report.path("events").asLong());
    }

    private static String phase(JsonNode report) {
        return report.path("phase").asString("");
    }

    private static void pause() throws InterruptedException {
        LockSupport.parkNanos(STEP.toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /**
     * Has the store adopted.
     *
     * @return what was done, for people
     * @throws VerificationStopped if the product refuses
     * @throws IOException if it is not there
     */
    public String adopt(String reason) throws IOException, InterruptedException {
        JsonNode report = say("/api/stream/adoption", reason);
        return report.path("adopted").asBoolean(false)
                ? "The store is adopted. %,d events that had no position got one; the last has %d."
                        .formatted(report.path("placed").asLong(), report.path("position").asLong())
                : "The store is at home; there is nothing to adopt.";
    }

    private JsonNode report() throws IOException, InterruptedException {
        return new ProductRequest(product.resolve("/api/stream/republication"), token).get();
    }

    private JsonNode say(String path, String reason) throws IOException, InterruptedException {
        return new ProductRequest(product.resolve(path), token)
                .post(JsonMapper.shared().createObjectNode().put("reason", reason));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "PublicationClient[" + product + "]";
    }
}
