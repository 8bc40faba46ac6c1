package io.incidentledger.wire.http;

import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Somebody who calls an application over real HTTP. */
public final class Caller {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String origin;
    private final List<String> headers;

    private Caller(String origin, List<String> headers) {
        this.origin = origin;
        this.headers = headers;
    }

    /** Somebody without a token, who sends JSON. */
    public static Caller at(int port) {
        return new Caller("http://127.0.0.1:" + port, List.of())
                .with("Content-Type", "application/json");
    }

    public Caller as(Role... roles) {
        return bearing(Tokens.of(roles));
    }

    public Caller bearing(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Caller with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Caller(origin, more);
    }

    public Caller without(String header) {
        List<String> less = new ArrayList<>();
        for (int i = 0; i < headers.size(); i += 2) {
            if (!headers.get(i).equals(header)) {
                less.addAll(headers.subList(i, i + 2));
            }
        }
        return new Caller(origin, less);
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer post(String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json));
    }

    public Answer send(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + path)).method(method, body);
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(method + " " + path, broken);
        }
    }

    /** What goes on answering; the caller closes it. */
    public HttpResponse<InputStream> open(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path)).GET();
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError("GET " + path, broken);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public @Nullable String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public JsonNode json() {
            return response.body().isEmpty()
                    ? MissingNode.getInstance()
                    : Json.EVENTS.readTree(response.body());
        }

        /** The text at a JSON pointer, empty if there is none. */
        public String text(String pointer) {
            return json().at(pointer).asString("");
        }
    }
}
