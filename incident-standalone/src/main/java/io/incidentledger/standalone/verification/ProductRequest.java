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
 * One request to the product.
 *
 * @param address where to
 * @param token of somebody who may
 */
record ProductRequest(URI address, String token) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** All of it is read again, so it may take long. */
    private static final Duration LONGEST = Duration.ofHours(6);

    JsonNode get() throws IOException, InterruptedException {
        return send(request());
    }

    JsonNode post(JsonNode body) throws IOException, InterruptedException {
        return send(
                request()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(address)
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + token);
    }

    private static JsonNode send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = json(answer.body());
            if (answer.statusCode() / 100 != 2) {
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
        return "ProductRequest[" + address + "]";
    }
}
