package io.incidentledger.standalone.intake;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Sends lines to a running product, and hands on its answers as they come. */
public final class ImportClient {
    private static final String LINES = "application/x-ndjson";
    private static final JsonMapper JSON = new JsonMapper();

    private final URI product;
    private final String token;

    /**
     * @param product such as {@code http://localhost:8080}
     */
    public ImportClient(URI product, String token) {
        this.product = product;
        this.token = token;
    }

    /**
     * How lines are to be taken.
     *
     * @param source where they are from
     * @param dryRun whether nothing is to be recorded
     * @param despite codes of objections that every line overrides
     */
    public record Terms(String source, boolean dryRun, List<String> despite) {
        /** Copies the codes. */
        public Terms {
            despite = List.copyOf(despite);
        }

        private String query() {
            return "?source=%s&dryRun=%s&despite=%s"
                    .formatted(source, dryRun, String.join(",", despite));
        }
    }

    /**
     * Sends a file, and returns the summary.
     *
     * @param answers takes what became of each line
     * @throws ImportStopped if the product does not take it, or does not get to the end of it
     */
    public JsonNode send(Path lines, Terms terms, Consumer<JsonNode> answers)
            throws IOException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(product.resolve("/api/imports" + terms.query()))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", LINES)
                            .header("Accept", LINES + ", application/problem+json")
                            .POST(HttpRequest.BodyPublishers.ofFile(lines))
                            .build();
            HttpResponse<InputStream> response =
                    http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader body =
                    new BufferedReader(
                            new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                return response.statusCode() == 200 ? read(body, answers) : refused(response, body);
            }
        }
    }

    private static JsonNode read(BufferedReader body, Consumer<JsonNode> answers) {
        try {
            for (String line = body.readLine(); line != null; line = body.readLine()) {
                JsonNode answer = JSON.readTree(line);
                if (answer.has("summary")) {
                    return answer.path("summary");
                }
                answers.accept(answer);
            }
        } catch (IOException | JacksonException cutOff) {
            throw brokenOff(String.valueOf(cutOff.getMessage()));
        }
        throw brokenOff("no summary came");
    }

    private static ImportStopped brokenOff(String why) {
        return new ImportStopped(
                "The product stopped answering (%s). Run it again: it goes on where it stopped"
                        .formatted(why));
    }

    private static JsonNode refused(HttpResponse<InputStream> response, BufferedReader body)
            throws IOException {
        JsonNode problem = problem(String.join("\n", body.readAllLines()));
        throw new ImportStopped(
                "The product says %s: %s"
                        .formatted(
                                problem.path("code").asString("HTTP " + response.statusCode()),
                                problem.path("detail").asString("without a reason")));
    }

    private static JsonNode problem(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            // Something else listens there; its status says enough.
            return MissingNode.getInstance();
        }
    }
}
