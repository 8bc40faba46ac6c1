package io.incidentledger.standalone;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

/** Sends imports from one source, and reads what becomes of their lines. */
record Imports(Api api, String source) {
    /** All answers, the summary last. */
    List<JsonNode> send(String lines) throws IOException, InterruptedException {
        return send("", BodyPublishers.ofString(lines)).toList();
    }

    /**
     * Answers as they come.
     *
     * @param more further parameters, each beginning with an ampersand
     */
    Stream<JsonNode> send(String more, BodyPublisher lines)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                api.address()
                                        .resolve(
                                                "/api/imports?source=%s%s".formatted(source, more)))
                        .header("Authorization", "Bearer " + api.token())
                        .header("Content-Type", "application/x-ndjson")
                        .POST(lines)
                        .build();
        return api.http()
                .send(request, HttpResponse.BodyHandlers.ofLines())
                .body()
                .map(JsonMapper.shared()::readTree);
    }

    /** Each line's number and what became of it. */
    static List<String> outcomes(List<JsonNode> answers) {
        return answers.subList(0, answers.size() - 1).stream()
                .map(it -> it.path("line").asInt() + " " + it.path("outcome").asString())
                .toList();
    }
}
