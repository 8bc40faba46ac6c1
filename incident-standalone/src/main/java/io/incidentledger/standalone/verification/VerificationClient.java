package io.incidentledger.standalone.verification;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Has the product compare.
 *
 * @param product where it is
 * @param token of a reviewer or an administrator
 */
public record VerificationClient(URI product, String token) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** All of it is read again, so it may take long. */
    private static final Duration LONGEST = Duration.ofHours(6);

    /**
     * The topics with the store.
     *
     * @throws VerificationStopped if it does not
     * @throws IOException if it is not there
     */
    public JsonNode stream() throws IOException, InterruptedException {
        return read("/api/stream/verification");
    }

    /**
     * The projections, as digests.
     *
     * @throws VerificationStopped if it does not
     * @throws IOException if it is not there
     */
    public JsonNode projections() throws IOException, InterruptedException {
        return read("/api/projections/digests");
    }

    private JsonNode read(String path) throws IOException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(product.resolve(path))
                                    .timeout(LONGEST)
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            JsonNode body = json(answer.body());
            if (answer.statusCode() != 200) {
                throw new VerificationStopped(
                        "The product says %s: %s"
                                .formatted(
                                        body.path("code").asString("HTTP " + answer.statusCode()),
                                        body.path("detail").asString("without a reason")));
            }
            return body;
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            // Something else listens there; its status says enough.
            return MissingNode.getInstance();
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "VerificationClient[" + product + "]";
    }
}
