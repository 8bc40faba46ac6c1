package io.incidentledger.standalone.demo;

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

/** The running product, as any client sees it. */
public final class Product {
    /** Longer than the product itself waits for a view to catch up. */
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(60);

    /** Who speaks where a step names nobody. */
    static final String DEMO = "demo";

    private static final JsonMapper JSON = new JsonMapper();

    private final URI address;
    private final Tokens tokens;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    /**
     * @param address such as {@code http://localhost:8080}
     * @param tokens for the people of the scenario
     */
    public Product(URI address, Tokens tokens) {
        this.address = address;
        this.tokens = tokens;
    }

    Answer post(String path, JsonNode body, String idempotencyKey, String as)
            throws IOException, InterruptedException {
        return send(
                request(path, as)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path, DEMO).GET());
    }

    private HttpRequest.Builder request(String path, String as) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(REQUEST_LIMIT)
                .header("Authorization", "Bearer " + tokens.of(as))
                .header("Accept", "application/json, application/problem+json");
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), json(response.body()));
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException _) {
            // Something else listens there; its status says enough.
            return MissingNode.getInstance();
        }
    }
}
