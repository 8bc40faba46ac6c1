package io.incidentledger.command.intake;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.wire.json.Malformed;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line as far as it is the import's: {@code {"ref": …, "incidentRef": …, "type": …, …}}.
 *
 * @param ref what the source calls it: 1 to 200 visible ASCII characters, no {@code #}
 * @param target what it is about
 * @param said the rest: one command, or {@code commands}
 */
record ImportLine(String ref, LineTarget target, ObjectNode said) {
    static final String REF = "ref";
    static final String INCIDENT = "incident";
    static final String INCIDENT_REF = "incidentRef";
    static final String CATALOGUE = "catalogue";

    /** The fields that are the import's own, so that no command can have them. */
    static final List<String> FIELDS = List.of(REF, INCIDENT, INCIDENT_REF, CATALOGUE);

    private static final String COMMANDS = "commands";
    private static final Pattern REFERENCE = Pattern.compile("[!-\"$-~]{1,200}");
    private static final JsonPointer HERE = JsonPointer.empty();

    /**
     * The reference of a line, before anything else is looked at.
     *
     * @throws CommandRefused {@code MALFORMED}
     */
    static String ref(JsonNode line) {
        if (!line.isObject()) {
            throw Malformed.at(HERE, "A line must be a JSON object");
        }
        return reference(line, REF);
    }

    /**
     * Reads a line.
     *
     * @throws CommandRefused {@code MALFORMED}
     */
    static ImportLine of(JsonNode line) {
        String ref = ref(line);
        ObjectNode said = line.asObject().deepCopy();
        said.remove(FIELDS);
        return new ImportLine(ref, target(line), said);
    }

    /** Whether several commands go together. */
    boolean hasSeveral() {
        return said.has(COMMANDS);
    }

    /** The commands, whatever they are. */
    Stream<ObjectNode> commands() {
        return (hasSeveral() ? said.path(COMMANDS).valueStream() : Stream.<JsonNode>of(said))
                .filter(JsonNode::isObject)
                .map(JsonNode::asObject);
    }

    private static LineTarget target(JsonNode line) {
        List<String> given =
                Stream.of(INCIDENT, INCIDENT_REF, CATALOGUE).filter(line::has).toList();
        if (given.size() > 1) {
            throw Malformed.field(
                    HERE.appendProperty(given.get(1)), "does not go with " + given.getFirst());
        }
        return switch (given.isEmpty() ? "" : given.getFirst()) {
            case INCIDENT -> new LineTarget.Known(incident(line.path(INCIDENT)));
            case INCIDENT_REF -> new LineTarget.OfLine(reference(line, INCIDENT_REF));
            case CATALOGUE -> catalogue(line.path(CATALOGUE));
            default -> new LineTarget.NewIncident();
        };
    }

    private static LineTarget catalogue(JsonNode given) {
        if (!given.isBoolean() || !given.booleanValue()) {
            throw Malformed.field(HERE.appendProperty(CATALOGUE), "must be true, or be left out");
        }
        return new LineTarget.OfCatalogue();
    }

    private static IncidentId incident(JsonNode given) {
        try {
            return new IncidentId(given.asString(""));
        } catch (MalformedInput noId) {
            throw Malformed.field(HERE.appendProperty(INCIDENT), noId.rule());
        }
    }

    private static String reference(JsonNode line, String field) {
        JsonNode given = line.path(field);
        if (!given.isString() || !REFERENCE.matcher(given.stringValue()).matches()) {
            throw Malformed.field(
                    HERE.appendProperty(field),
                    line.has(field)
                            ? "must be 1 to 200 visible ASCII characters without #"
                            : "is required: what the source calls this line");
        }
        return given.stringValue();
    }
}
