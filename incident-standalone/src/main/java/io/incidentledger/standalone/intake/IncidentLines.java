package io.incidentledger.standalone.intake;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the lines of one incident. Everything is marked CLEAR, for the sources are public, and
 * says by whom it was reported and when the source said so.
 */
final class IncidentLines {
    private final String id;
    private final String prefix;
    private final String reporter;
    private final List<ObjectNode> lines = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final Map<String, Told> lastAbout = new HashMap<>();

    /** What was last said about a service. */
    private record Told(String ref, Instant at) {}

    /**
     * @param id of the incident in its source
     * @param prefix of the ids of the source
     * @param reporter who said it
     */
    IncidentLines(String id, String prefix, String reporter) {
        this.id = id;
        this.prefix = prefix;
        this.reporter = reporter;
    }

    /** The declaration. */
    ObjectNode declaration(Instant occurredAt, Instant learnedAt) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("ref", ref("declaration"));
        line.put("type", "DeclareIncident");
        stand(line, occurredAt, learnedAt);
        lines.add(line);
        return line;
    }

    /** A line about the incident. */
    ObjectNode line(String name, String type, Instant occurredAt, Instant learnedAt) {
        ObjectNode line =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("ref", ref(name))
                        .put("incidentRef", ref("declaration"))
                        .put("type", type);
        stand(line, occurredAt, learnedAt);
        lines.add(line);
        return line;
    }

    /** A line about a service; sources are exact to the minute, so it names what it came after. */
    ObjectNode about(
            String service, String name, String type, Instant occurredAt, Instant learnedAt) {
        ObjectNode line = line(name, type, occurredAt, learnedAt);
        concern(line, prefix, service);
        Told last = lastAbout.put(service, new Told(ref(name), occurredAt));
        if (last != null && last.at().equals(occurredAt)) {
            line.put("follows", "ref:" + last.ref());
        }
        return line;
    }

    /** Several commands about the incident that go together. */
    ObjectNode together(String name, List<ObjectNode> commands) {
        ObjectNode line =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("ref", ref(name))
                        .put("incidentRef", ref("declaration"));
        line.putArray("commands").addAll(commands);
        lines.add(line);
        return line;
    }

    /** A correction, to be put among others. */
    ObjectNode correction(
            String original, ObjectNode replacement, Instant learnedAt, String reason) {
        ObjectNode command =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "CorrectEntry")
                        .put("entry", "ref:" + ref(original))
                        .put("reason", reason);
        stand(command, learnedAt, learnedAt);
        command.set("replacement", replacement);
        return command;
    }

    /** What an entry should have said about a service. */
    ObjectNode replacement(String service, String type, Instant occurredAt, Instant learnedAt) {
        ObjectNode command =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", type)
                        .put("occurredAt", occurredAt.toString())
                        .put("learnedAt", learnedAt.toString())
                        .put("learnedFrom", reporter);
        concern(command, prefix, service);
        return command;
    }

    /** Says what no line can say. */
    void leave(@Nullable String sentence) {
        if (sentence != null) {
            left.add(id + ": " + sentence);
        }
    }

    Translated translated() {
        return new Translated(lines, left);
    }

    private String ref(String name) {
        return id + "/" + name;
    }

    private void stand(ObjectNode line, Instant occurredAt, Instant learnedAt) {
        line.put("occurredAt", occurredAt.toString())
                .put("learnedAt", learnedAt.toString())
                .put("learnedFrom", reporter)
                .put("reportedBy", reporter)
                .put("marking", "CLEAR");
    }

    private static void concern(ObjectNode command, String prefix, String service) {
        command.put("service", SourceCatalogue.id(prefix, service));
        command.putArray("tenants").add(SourceCatalogue.tenant(prefix));
    }
}
