package io.incidentledger.watching;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The PromQL of a document.
 *
 * @param all every {@code expr} in it
 */
record Expressions(List<String> all) {
    private static final Pattern LABELS =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\b(?:by|without|on|ignoring)\\s*\\([^)]*\\)");

    /** A name that no parenthesis makes a function. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*(?![\\w:]|\\s*\\()");

    /** Words of the language; {@code up} is of Prometheus itself. */
    private static final Set<String> NO_METRICS =
            Set.of("or", "and", "unless", "sum", "min", "max", "up");

    /** Of a file below the root of the project, JSON or YAML. */
    static Expressions in(String file, ObjectMapper mapper) throws IOException {
        Path path = Path.of(System.getProperty("project.root"), file);
        return new Expressions(
                mapper.readTree(Files.readString(path)).findValues("expr").stream()
                        .map(JsonNode::asString)
                        .toList());
    }

    /** The names of all metrics in it. */
    Set<String> metrics() {
        return all.stream()
                .map(expression -> LABELS.matcher(expression).replaceAll(" "))
                .flatMap(expression -> NAME.matcher(expression).results())
                .map(name -> name.group())
                .filter(name -> !NO_METRICS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
