package io.incidentledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.documents.OpenApi.Operation;
import io.incidentledger.standalone.SharedProduct;
import io.incidentledger.standalone.key.InstallationKey;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every operation of the API, asked by everybody who can ask. */
@ExtendWith(SharedProduct.Provider.class)
class AccessWalkTest {
    private static final OpenApi SHIPPED = OpenApi.shipped();

    private static final Map<String, List<String>> ROLES =
            Map.of(
                    "observer", List.of("observer"),
                    "reviewer", List.of("reviewer"),
                    "operator", List.of("operator"),
                    "administrator", List.of("administrator"),
                    "bound", List.of("operator", "administrator", "reviewer", "observer"));

    /** What tells of no tenant. */
    private static final Set<String> ABOUT_NOBODY =
            Set.of(
                    "/api/deadline-rules",
                    "/api/projections/digests",
                    "/api/stream/verification",
                    "/api/stream/republication");

    /** A version that no stream has: whoever is let in records nothing. */
    private static final String[] NOTHING_IS_RECORDED = {"If-Match", "\"99999999\""};

    private static TwoTenants tenants = new TwoTenants("", "");

    @BeforeAll
    static void an_incident_in_common_and_one_of_the_other(SharedProduct product) throws Exception {
        tenants = TwoTenants.in(product);
    }

    static List<Operation> operations() {
        return SHIPPED.operations();
    }

    static List<Operation> reads() {
        return SHIPPED.operations().stream()
                .filter(it -> it.method().equals("get") && it.path().startsWith("/api/"))
                .filter(it -> !ABOUT_NOBODY.contains(it.path()))
                .toList();
    }

    @Test
    void the_table_names_every_operation_and_everybody() throws Exception {
        AccessTable table = AccessTable.written();
        assertThat(table.rows().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        operations().stream().map(Operation::toString).toList());
        assertThat(table.callers())
                .containsExactly(
                        "no token", "observer", "reviewer", "operator", "administrator", "bound");
    }

    /**
     * Fails when a rule of the security wiring lets in somebody else, or when the table says
     * otherwise.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void is_let_in_who_the_table_lets_in(Operation operation, SharedProduct product)
            throws Exception {
        AccessTable table = AccessTable.written();
        List<String> found = new ArrayList<>();
        for (String caller : table.callers()) {
            found.add(access(product, operation, caller));
        }
        assertThat(found).isEqualTo(table.rows().get(operation.toString()));
    }

    private static String access(SharedProduct product, Operation operation, String caller)
            throws Exception {
        JsonNode example =
                operation.method().equals("post") ? Example.of(operation).getFirst() : null;
        int status = status(product, operation, caller, example);
        if (status == 403 && example != null && caller.equals("operator")) {
            int provisionally = status(product, operation, caller, provisional(example));
            return provisionally == 412 ? "provisionally" : "403";
        }
        if (status == 403 && example != null && caller.equals("bound")) {
            int own = status(product, operation, caller, ofTheirOwn(example));
            return own == 403 ? "403" : "own tenants";
        }
        assertThat(status).as("%s by %s", operation, caller).isNotEqualTo(429).isLessThan(500);
        return status == 401 || status == 403 ? Integer.toString(status) : "yes";
    }

    private static JsonNode provisional(JsonNode example) {
        ObjectNode body = (ObjectNode) example.deepCopy();
        if (body.has("commands")) {
            body.withArray("commands")
                    .removeIf(it -> !it.path("type").asString().equals("Subscribe"));
        } else {
            body.put("provisional", true);
        }
        return body;
    }

    private static JsonNode ofTheirOwn(JsonNode example) {
        ObjectNode body = (ObjectNode) example.deepCopy();
        body.putArray("tenants").add("walk-a");
        return body;
    }

    private static int status(
            SharedProduct product, Operation operation, String caller, @Nullable JsonNode body)
            throws IOException, InterruptedException {
        String path =
                path(operation, tenants.both())
                        + (operation.takesLines() ? "?source=walk&dryRun=true" : "");
        HttpResponse<InputStream> answer = send(product, caller, operation.method(), path, body);
        if (operation.takesLines()) {
            // Until its last line is answered, it is in the way of the next import.
            read(answer.body());
        }
        answer.body().close();
        return answer.statusCode();
    }

    /** Reads that answer nothing without parameters, and what these are given here. */
    private static final Set<String> NEEDY =
            Set.of("/api/search", "/api/incidents/{incident}/difference");

    private static final Map<String, String> REQUIRED =
            Map.of("text", "walk", "axis", "knownAt", "from", "2020-01-01T00:00:00Z");

    private static String path(Operation operation, String incident) {
        boolean reads = operation.method().equals("get");
        String path =
                operation
                        .path()
                        .replace("{incident}", incident)
                        .replace("{service}", reads ? "walk-mail" : "walk-none")
                        .replaceAll("\\{\\w+}", "walk-none");
        String required =
                operation.parametersIn("query").stream()
                        .filter(REQUIRED::containsKey)
                        .map(name -> name + "=" + REQUIRED.get(name))
                        .collect(Collectors.joining("&"));
        return reads && NEEDY.contains(operation.path()) ? path + "?" + required : path;
    }

    private static HttpResponse<InputStream> send(
            SharedProduct product,
            String caller,
            String method,
            String path,
            @Nullable JsonNode body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(product.api().address().resolve(path))
                        .timeout(Duration.ofSeconds(30));
        List<String> roles = ROLES.get(caller);
        if (roles != null) {
            String token =
                    InstallationKey.in(product.api().dataDir())
                            .token(
                                    caller,
                                    roles,
                                    caller.equals("bound") ? Set.of("walk-a") : Set.of(),
                                    Instant.now());
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.headers(NOTHING_IS_RECORDED)
                    .header(
                            "Content-Type",
                            SHIPPED.operation("post", path.split("\\?", -1)[0]).mediaType())
                    .POST(BodyPublishers.ofString(body.toString()));
        }
        assertThat(method).isEqualTo(body == null ? "get" : "post");
        return product.api().http().send(request.build(), BodyHandlers.ofInputStream());
    }

    /** Fails when any read forgets whose rows it may show. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("reads")
    void nobody_who_is_bound_reads_of_others(Operation operation, SharedProduct product)
            throws Exception {
        for (String incident : List.of(tenants.both(), tenants.anothers())) {
            String path = path(operation, incident);
            HttpResponse<InputStream> answer = send(product, "bound", "get", path, null);
            String text = answer.headers().map() + read(answer.body());
            assertThat(text).as(path).doesNotContainIgnoringCase(TwoTenants.ANOTHERS);
            if (incident.equals(tenants.anothers())) {
                boolean named = operation.path().contains("{incident}");
                assertThat(answer.statusCode()).as(path).isEqualTo(named ? 404 : 200);
            } else {
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(text).as(path).containsAnyOf("walk-mail", tenants.both());
            }
        }
    }

    /** Fails when this test would not see what it looks for. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("reads")
    void somebody_of_ours_does_read_of_them(Operation operation, SharedProduct product)
            throws Exception {
        String path = path(operation, tenants.both());
        assertThat(read(send(product, "reviewer", "get", path, null).body()))
                .as(path)
                .contains(TwoTenants.ANOTHERS);
    }

    /** An answer; of a stream what is there already, up to the correction or the board. */
    private static String read(InputStream body) {
        StringBuilder text = new StringBuilder();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            boolean stream = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                text.append(line).append('\n');
                stream |= line.startsWith("event:");
                boolean last = line.contains("EntryCorrected") || line.contains("\"gone\"");
                if (stream && last) {
                    break;
                }
            }
            return text.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
