package io.incidentledger.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;

/** A server that says what the product could say, and remembers what it was sent. */
final class ScriptedProduct implements AutoCloseable {
    static final String INCIDENT = "INC-2026-000001";

    /** What it was sent. */
    record Request(String method, String path, String key, JsonNode body) {}

    private record Reply(int status, String body) {}

    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final Queue<Reply> exceptions = new ArrayDeque<>();
    private final HttpServer server;

    ScriptedProduct() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The next answer that is not the usual one; several are given in turn. */
    void next(int status, String body) {
        exceptions.add(new Reply(status, body));
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Those that record something of the incident. */
    List<Request> statements() {
        return requests().stream()
                .filter(it -> it.method().equals("POST") && it.path().startsWith("/api/incidents"))
                .toList();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        requests.add(
                new Request(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        key == null ? "" : key,
                        JsonMapper.shared()
                                .readTree(sent.length == 0 ? "{}".getBytes(UTF_8) : sent)));
        Reply reply = exceptions.isEmpty() ? usual() : exceptions.remove();
        byte[] body = reply.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Reply usual() {
        String entry = INCIDENT + "@" + Math.max(0, statements().size() - 1);
        return new Reply(
                201,
                """
                {"incident": "%s", "after": "%s", "entries": [{"entry": "%s"}]}
                """
                        .formatted(INCIDENT, entry, entry));
    }
}
