package io.incidentledger.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentledger.standalone.Api;
import io.incidentledger.standalone.SharedProduct;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The requests of each file can be sent as they stand, and are answered as announced and described.
 */
@ExtendWith(SharedProduct.Provider.class)
class RequestsTest {
    private static final Path FOLDER = Path.of(System.getProperty("project.root"), "requests");

    private static final OpenApi DESCRIBED = OpenApi.shipped();
    private static final Validation VALIDATION = new Validation(DESCRIBED);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A title says when something else than success is meant. */
    private static final Pattern ANNOUNCED = Pattern.compile("\\((\\d{3})\\)");

    static List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(FOLDER)) {
            return found.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_request_is_answered_as_its_title_announces(Path path, SharedProduct product)
            throws Exception {
        HttpFile file = HttpFile.read(path);
        Map<String, String> values = new HashMap<>(file.variables());
        values.put("host", product.api().address().toString());
        values.put("token", product.api().token());
        for (HttpFile.Request request : file.requests()) {
            HttpResponse<String> answer = send(product.api(), request.filledIn(values));
            assertThat(answer.statusCode())
                    .as("%s: %s", request.title(), answer.body())
                    .isEqualTo(announced(request));
            assertThat(complaints(answer)).as(request.title()).isEmpty();
            pasteTheIncident(answer, values);
        }
        assertThat(values.get("incident")).startsWith("INC-");
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothing_is_to_be_pasted_but_the_token_and_the_incident(Path path) {
        HttpFile file = HttpFile.read(path);
        assertThat(file.variables()).containsOnlyKeys("host", "token", "incident");
        assertThat(file.variables().get("host")).isEqualTo("http://localhost:8080");
        assertThat(file.requests()).hasSizeGreaterThan(10);
    }

    /** Fails when a mistyped variable is sent as it stands. */
    @Test
    void a_variable_without_a_value_is_noticed() {
        HttpFile file = HttpFile.parse("### One\nGET {{hots}}/api/board\n");
        assertThatThrownBy(() -> file.requests().getFirst().filledIn(Map.of("host", "x")))
                .hasMessageContaining("hots");
    }

    /** As a person does it: the first answer that names an incident is the declaration's. */
    private static void pasteTheIncident(HttpResponse<String> answer, Map<String, String> values) {
        String declared = values(answer).getFirst().path("incident").asString("");
        if (!declared.isEmpty()) {
            values.replace("incident", "paste-the-incident-here", declared);
        }
    }

    /** What is answered is as described. */
    private static List<String> complaints(HttpResponse<String> answer) {
        String method = answer.request().method();
        JsonNode schema =
                DESCRIBED.answer(
                        DESCRIBED.operation(method, answer.uri().getPath()), answer.statusCode());
        return values(answer).stream()
                .flatMap(value -> VALIDATION.complaints(schema, value).stream())
                .toList();
    }

    /** One value, or one in each line. */
    private static List<JsonNode> values(HttpResponse<String> answer) {
        boolean lines = answer.headers().firstValue("Content-Type").orElse("").contains("x-ndjson");
        return (lines ? answer.body().lines() : Stream.of(answer.body()))
                .map(JSON::readTree)
                .toList();
    }

    private static int announced(HttpFile.Request request) {
        Matcher said = ANNOUNCED.matcher(request.title());
        if (said.find()) {
            return Integer.parseInt(said.group(1));
        }
        return request.method().equals("GET") ? 200 : 201;
    }

    private static HttpResponse<String> send(Api api, HttpFile.Request request) throws Exception {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(request.url()))
                        .method(
                                request.method(),
                                request.body().isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach(builder::header);
        return api.http().send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }
}
