package io.incidentledger.standalone;

import io.incidentledger.standalone.key.InstallationKey;

import tools.jackson.databind.JsonNode;
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
import java.util.Set;

/** The product over HTTP, as somebody with every role. */
public record Api(int port, Path dataDir, HttpClient http) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> ROLES =
            List.of("operator", "administrator", "reviewer", "observer");

    /** An answer of the product. */
    public record Reply(int status, JsonNode body, String etag) {}

    public static Api of(int port, Path dataDir) {
        return new Api(
                port,
                dataDir,
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build());
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public String token() {
        return tokenOf("tester");
    }

    /** Of somebody else with every role. */
    public String tokenOf(String subject) {
        return InstallationKey.in(dataDir).token(subject, ROLES, Instant.now());
    }

    public Reply get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET().build());
    }

    /** What is not JSON. */
    public String text(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Without a token. */
    public int status(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(address().resolve(path)).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    public Reply post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        return send(
                request(path, headers)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    /** Said by somebody else with every role. */
    public Reply postAs(String subject, String path, String body)
            throws IOException, InterruptedException {
        return send(
                requestOf(subject, path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    /** Asked by somebody who belongs to these tenants. */
    public Reply getBoundTo(Set<String> tenants, String path)
            throws IOException, InterruptedException {
        String token =
                InstallationKey.in(dataDir)
                        .token("bound", List.of("observer"), tenants, Instant.now());
        return send(
                HttpRequest.newBuilder(address().resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .build());
    }

    /** What may be no JSON, and is answered with JSON. */
    public Reply post(String path, String mediaType, byte[] body)
            throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", mediaType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = requestOf("tester", path);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpRequest.Builder requestOf(String subject, String path) {
        return HttpRequest.newBuilder(address().resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + tokenOf(subject));
    }

    private Reply send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(
                answer.statusCode(),
                answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body()),
                answer.headers().firstValue("ETag").orElse(""));
    }
}
