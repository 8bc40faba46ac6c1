package io.incidentledger.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentledger.standalone.Api;
import io.incidentledger.standalone.SharedProduct;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The requests that tell one incident can be sent as they stand, and are answered as announced and
 * described.
 */
@ExtendWith(SharedProduct.Provider.class)
class RequestsTest {
    private static final HttpFile FILE =
            HttpFile.read(
                    Path.of(System.getProperty("project.root"), "requests/one-incident.http"));

    private static final OpenApi DESCRIBED = OpenApi.shipped();
    private static final Validation VALIDATION = new Validation(DESCRIBED);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A title says when something else than success is meant. */
    private static final Pattern ANNOUNCED = Pattern.compile("\\((\\d{3})\\)");

    @Test
    void every_request_is_answered_as_its_title_announces(SharedProduct product) throws Exception {
        Map<String, String> values = new HashMap<>(FILE.variables());
        values.put("host", product.api().address().toString());
        values.put("token", product.api().token());
        for (HttpFile.Request request : FILE.requests()) {
            HttpResponse<String> answer = send(product.api(), request.filledIn(values));
            assertThat(answer.statusCode())
                    .as("%s: %s", request.title(), answer.body())
                    .isEqualTo(announced(request));
            assertThat(complaints(answer)).as(request.title()).isEmpty();
            pasteTheIncident(answer, values);
        }
        JsonNode incident =
                product.api()
                        .get(
                                "/api/incidents/%s?after=%s@0"
                                        .formatted(values.get("incident"), values.get("incident")))
                        .body();
        assertThat(incident.path("status").asString()).isEqualTo("CLOSED");
    }

    @Test
    void nothing_is_to_be_pasted_but_the_token_and_the_incident() {
        assertThat(FILE.variables()).containsOnlyKeys("host", "token", "incident");
        assertThat(FILE.variables().get("host")).isEqualTo("http://localhost:8080");
        assertThat(FILE.requests()).hasSizeGreaterThan(10);
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
        String declared = JSON.readTree(answer.body()).path("incident").asString("");
        if (!declared.isEmpty()) {
            values.replace("incident", "paste-the-incident-here", declared);
        }
    }

    /** What is answered is as described. */
    private static List<String> complaints(HttpResponse<String> answer) {
        String method = answer.request().method();
        return VALIDATION.complaints(
                DESCRIBED.answer(
                        DESCRIBED.operation(method, answer.uri().getPath()), answer.statusCode()),
                JSON.readTree(answer.body()));
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
