package io.incidentledger.standalone.intake;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Reads records of others, which are as they are. */
final class SourceRecords {
    private SourceRecords() {}

    /**
     * A text that must be there.
     *
     * @throws UnknownRecord if it is not
     */
    static String text(JsonNode record, String field) {
        String text = record.path(field).asString("");
        if (text.isBlank()) {
            throw new UnknownRecord("has no " + field);
        }
        return text;
    }

    /**
     * A moment that must be there.
     *
     * @throws UnknownRecord if it is not, or has no zone
     */
    static Instant moment(JsonNode record, String field) {
        String text = text(record, field);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            throw new UnknownRecord("has no time with a zone in " + field);
        }
    }

    /** Texts, in their order, each once. */
    static List<String> texts(JsonNode record, String field) {
        return record.path(field).valueStream().map(it -> it.asString("")).distinct().toList();
    }
}
