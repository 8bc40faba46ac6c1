package io.incidentledger.standalone.verification;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Has the product fill its projections anew.
 *
 * @param product where it is
 * @param token of an administrator
 */
public record RebuildClient(URI product, String token) {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final String REBUILDS = "/api/projections/rebuilds";

    /**
     * Begins, and waits until what was filled is read.
     *
     * @param projections which; all if there are none
     * @param say takes a line about how far it has come
     * @return whether it is read now: somebody may have cancelled it
     * @throws VerificationStopped if the product refuses
     * @throws IOException if it is not there
     */
    public boolean rebuild(String reason, List<String> projections, Consumer<String> say)
            throws IOException, InterruptedException {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("reason", reason);
        if (!projections.isEmpty()) {
            projections.forEach(body.putArray("projections")::add);
        }
        JsonNode rebuild = new ProductRequest(product.resolve(REBUILDS), token).post(body);
        String address = REBUILDS + "/" + rebuild.path("rebuild").asLong();
        String last = "";
        while (!rebuild.has("finishedAt")) {
            String now = progress(rebuild);
            if (!now.equals(last)) {
                say.accept(now);
                last = now;
            }
            LockSupport.parkNanos(STEP.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            rebuild = new ProductRequest(product.resolve(address), token).get();
        }
        say.accept(progress(rebuild));
        return rebuild.path("state").asString("").equals("DONE");
    }

    private static String progress(JsonNode rebuild) {
        StringBuilder line =
                new StringBuilder(
                        "%-9s %,12d of %,d"
                                .formatted(
                                        rebuild.path("state").asString(""),
                                        rebuild.path("applied").asLong(),
                                        rebuild.path("target").asLong()));
        if (rebuild.has("remaining")) {
            line.append(
                    ", %,.0f a second, %s left"
                            .formatted(
                                    rebuild.path("rate").asDouble(),
                                    rebuild.path("remaining").asString("").substring(2)));
        }
        if (rebuild.has("problem")) {
            line.append(". ").append(rebuild.path("problem").asString(""));
        }
        return line.toString();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "RebuildClient[" + product + "]";
    }
}
