package io.incidentledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.documents.OpenApi.Operation;
import io.incidentledger.standalone.SharedProduct;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import tools.jackson.databind.JsonNode;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The description of the API names the operations that the running product has. */
@ExtendWith(SharedProduct.Provider.class)
class OpenApiOperationsTest {
    private static final OpenApi SHIPPED = OpenApi.shipped();

    /** The way to the description itself, and what the container shows when all else fails. */
    private static final Set<String> NOT_OF_THE_API =
            Set.of("DocumentationController", "ErrorPageController");

    @Nested
    class Operations {
        @Test
        void are_those_that_are_mapped(SharedProduct product) {
            assertThat(documented(SHIPPED)).isEqualTo(mapped(product).keySet());
        }

        @Test
        void are_not_hidden_in_router_functions(SharedProduct product) {
            assertThat(product.parts().getBeansOfType(RouterFunction.class)).isEmpty();
        }

        /** Fails when the document is no longer looked at path by path. */
        @Test
        void are_found_to_be_missing(SharedProduct product) {
            OpenApi document = SHIPPED.without("/paths/~1api~1board/get");
            assertThat(documented(document)).isNotEqualTo(mapped(product).keySet());
        }

        @Test
        void declare_the_variables_of_their_path() {
            assertThat(SHIPPED.operations())
                    .allSatisfy(
                            operation ->
                                    assertThat(operation.parametersIn("path"))
                                            .isEqualTo(variables(operation.path())));
        }

        @Test
        void include_health_without_a_token(SharedProduct product) throws Exception {
            assertThat(product.api().status("/actuator/health")).isEqualTo(200);
            assertThat(SHIPPED.root().at("/paths/~1actuator~1health/get/security").isEmpty())
                    .isTrue();
        }

        private static List<String> variables(String path) {
            return Pattern.compile("\\{(\\w+)}")
                    .matcher(path)
                    .results()
                    .map(found -> found.group(1))
                    .sorted()
                    .toList();
        }

        private static Set<String> documented(OpenApi document) {
            Map<String, Operation> found = new TreeMap<>();
            document.operations().stream()
                    .filter(operation -> operation.path().startsWith("/api/"))
                    .forEach(operation -> found.put(operation.toString(), operation));
            return found.keySet();
        }
    }

    @Nested
    class Parameters {
        private static final Pattern KNOWN = Pattern.compile("known is (.*)$");

        @Test
        void of_reads_are_those_that_are_known(SharedProduct product) throws Exception {
            for (Operation operation : SHIPPED.operations()) {
                boolean says = operation.method().equals("get") || operation.takesAStatement();
                if (operation.path().startsWith("/api/") && says) {
                    assertThat(operation.parametersIn("query"))
                            .as(operation.toString())
                            .isEqualTo(known(product, operation));
                }
            }
        }

        /** The product says which parameters it knows when it is asked with another. */
        private static List<String> known(SharedProduct product, Operation operation)
                throws Exception {
            String path = operation.path().replaceAll("\\{\\w+}", "x") + "?unheardOf=x";
            JsonNode problem =
                    operation.method().equals("get")
                            ? product.api().get(path).body()
                            : product.api().post(path, "{}").body();
            var listed = KNOWN.matcher(problem.path("detail").asString());
            assertThat(listed.find()).as("%s %s", operation, problem).isTrue();
            return Arrays.stream(listed.group(1).split(", "))
                    .filter(name -> !name.equals("none"))
                    .sorted()
                    .toList();
        }
    }

    @Nested
    class Answers {
        @Test
        void have_the_fields_that_are_written(SharedProduct product) {
            assertThat(differences(SHIPPED, product)).isEmpty();
        }

        /** Fails when a comparison no longer looks at fields, at what is required, or at values. */
        @Test
        void are_found_to_differ(SharedProduct product) {
            for (String pointer :
                    List.of(
                            "/components/schemas/Confirmation/properties/after",
                            "/components/schemas/BoardItem/required",
                            "/components/schemas/Span/properties/to",
                            "/components/schemas/IncidentStatus/enum")) {
                assertThat(differences(SHIPPED.without(pointer), product)).as(pointer).isNotEmpty();
            }
        }

        /** Fails when the description of an event no longer says what is sent. */
        @Test
        void events_of_streams_have_the_fields_that_are_written() throws Exception {
            assertThat(event("TimelineEntry", "timeline.ShownEntry")).isEmpty();
            assertThat(event("BoardChange", "board.BoardChange")).isEmpty();
            assertThat(event("BoardChange", "timeline.ShownEntry")).isNotEmpty();
        }

        private static List<String> event(String schema, String type)
                throws ClassNotFoundException {
            return Likeness.ofAnswer(
                    SHIPPED,
                    schema,
                    SHIPPED.schema(schema),
                    Class.forName("io.incidentledger.query." + type));
        }

        private static List<String> differences(OpenApi document, SharedProduct product) {
            Map<String, Type> answers = mapped(product);
            List<String> found = new ArrayList<>();
            for (Operation operation : document.operations()) {
                if (operation.path().startsWith("/api/")) {
                    found.addAll(
                            Likeness.ofAnswer(
                                    document,
                                    operation.toString(),
                                    document.answer(
                                            operation,
                                            operation.method().equals("get")
                                                            || operation
                                                                    .path()
                                                                    .equals("/api/imports")
                                                    ? 200
                                                    : 201),
                                    answers.getOrDefault(operation.toString(), Void.class)));
                }
            }
            return found;
        }
    }

    /** What the product answers, by method and path. */
    private static Map<String, Type> mapped(SharedProduct product) {
        Map<String, Type> found = new TreeMap<>();
        product.parts()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach(
                        (mapping, handler) -> {
                            if (!NOT_OF_THE_API.contains(handler.getBeanType().getSimpleName())) {
                                names(mapping).forEach(name -> found.put(name, answer(handler)));
                            }
                        });
        return found;
    }

    private static List<String> names(RequestMappingInfo mapping) {
        List<String> names = new ArrayList<>();
        for (String path : mapping.getPatternValues()) {
            for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                names.add(method.name().toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        assertThat(names).as("methods of %s", mapping).isNotEmpty();
        return names;
    }

    private static Type answer(HandlerMethod handler) {
        Type type = handler.getMethod().getGenericReturnType();
        if (type == SseEmitter.class) {
            return String.class;
        }
        if (type == void.class) {
            boolean exports = handler.getBeanType().getSimpleName().equals("ExportController");
            return exports ? timeline() : String.class;
        }
        return type instanceof ParameterizedType wrapped
                        && wrapped.getRawType() == ResponseEntity.class
                ? wrapped.getActualTypeArguments()[0]
                : type;
    }

    /** What an export is written as. */
    private static Type timeline() {
        try {
            return Class.forName("io.incidentledger.query.timeline.Timeline");
        } catch (ClassNotFoundException moved) {
            throw new AssertionError(moved);
        }
    }
}
