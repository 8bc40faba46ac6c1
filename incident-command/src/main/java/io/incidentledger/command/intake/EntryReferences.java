package io.incidentledger.command.intake;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.request.Recorded;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line says in the words of its source, in ours: an incident by the line that it was
 * declared by, and an entry by the line that recorded it. {@code "ref:disruption-7"} is the first
 * entry of that line, {@code "ref:disruption-7#1"} the second.
 */
record EntryReferences(PastLines past) {
    /** The fields of commands that name an entry, also inside a replacement. */
    static final List<String> FIELDS = List.of("entry", "follows", "restoration");

    private static final Pattern REFERENCE = Pattern.compile("ref:([^#]+)(?:#(\\d{1,4}))?");
    private static final String REPLACEMENT = "replacement";

    /**
     * The incident that a line was recorded in.
     *
     * @throws CommandRefused {@code UNKNOWN_REFERENCE}
     */
    IncidentId incident(LineTarget.OfLine target) {
        String pointer = "/" + ImportLine.INCIDENT_REF;
        Recorded recorded = line(target.ref(), pointer);
        if (recorded.stream().equals(CatalogueEvent.STREAM)) {
            throw unknown("The line %s is about the catalogue.", target.ref(), pointer);
        }
        return new IncidentId(recorded.stream());
    }

    /**
     * Names in a line what its commands name by reference.
     *
     * @throws CommandRefused {@code UNKNOWN_REFERENCE}
     */
    void resolve(ImportLine line) {
        int index = 0;
        for (ObjectNode command : line.commands().toList()) {
            String place = line.hasSeveral() ? "/commands/" + index++ : "";
            resolve(command, place);
            if (command.path(REPLACEMENT) instanceof ObjectNode replacement) {
                resolve(replacement, place + "/" + REPLACEMENT);
            }
        }
    }

    private void resolve(ObjectNode command, String place) {
        for (String field : FIELDS) {
            JsonNode given = command.path(field);
            Matcher reference = REFERENCE.matcher(given.asString(""));
            if (given.isString() && reference.matches()) {
                command.put(field, entry(reference, place + "/" + field));
            }
        }
    }

    private String entry(Matcher reference, String pointer) {
        Recorded recorded = line(reference.group(1), pointer);
        int index = reference.group(2) == null ? 0 : Integer.parseInt(reference.group(2));
        if (index >= recorded.entries().size()) {
            throw unknown(
                    "The line %s recorded no more than " + recorded.entries().size() + " entries.",
                    reference.group(1),
                    pointer);
        }
        return recorded.entries().get(index).entry().toString();
    }

    private Recorded line(String ref, String pointer) {
        return past.of(ref)
                .orElseThrow(
                        () ->
                                unknown(
                                        "No line %s of this source is recorded, or it is no longer"
                                                + " remembered in this dry run.",
                                        ref, pointer));
    }

    private static CommandRefused unknown(String sentence, String ref, String pointer) {
        return new CommandRefused(
                Refusal.because(RefusalCode.UNKNOWN_REFERENCE, sentence, ref).at(pointer));
    }
}
