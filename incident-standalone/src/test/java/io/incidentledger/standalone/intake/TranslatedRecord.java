package io.incidentledger.standalone.intake;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** A record of a source as an adapter reads it. */
record TranslatedRecord(Adapter adapter, JsonNode record) {
    static TranslatedRecord of(Adapter adapter, String record) {
        return new TranslatedRecord(adapter, JsonMapper.shared().readTree(record));
    }

    /** What it registers, each as its type and its id. */
    List<String> catalogue() {
        return adapter.catalogue(record).lines().stream()
                .map(
                        it ->
                                it.path("type").asString()
                                        + " "
                                        + it.path("ref").asString().replace("catalogue/", ""))
                .toList();
    }

    /** What is said of the incident. */
    List<String> lines() {
        return adapter.incident(record).lines().stream().map(TranslatedRecord::sentence).toList();
    }

    /** What is said better later. */
    List<String> corrections() {
        return adapter.corrections(record).lines().stream()
                .flatMap(
                        line ->
                                line.has("commands")
                                        ? line.path("commands").valueStream()
                                        : List.of((JsonNode) line).stream())
                .map(
                        command ->
                                command.has("replacement")
                                        ? "%s -> %s"
                                                .formatted(
                                                        command.path("entry").asString(),
                                                        sentence(command.path("replacement")))
                                        : sentence(command))
                .toList();
    }

    /** What none of its lines says. */
    List<String> left() {
        return adapter.incident(record).left();
    }

    /** What happened, to what, when, and when that was known. */
    private static String sentence(JsonNode line) {
        StringBuilder sentence = new StringBuilder(line.path("type").asString());
        for (String field :
                List.of("severity", "nature", "milestone", "service", "kind", "follows")) {
            if (line.has(field)) {
                sentence.append(' ').append(line.path(field).asString());
            }
        }
        return sentence.append(' ')
                .append(line.path("occurredAt").asString())
                .append(" known ")
                .append(line.path("learnedAt").asString())
                .toString();
    }
}
