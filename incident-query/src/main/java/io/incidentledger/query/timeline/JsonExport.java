package io.incidentledger.query.timeline;

import io.incidentledger.query.read.AsOf;
import io.incidentledger.wire.json.Json;

import tools.jackson.core.JsonGenerator;

import java.io.Writer;
import java.util.List;

/** An export as one JSON object, of the form of a timeline. */
final class JsonExport implements ExportWriter {
    private final JsonGenerator out;

    JsonExport(Writer out) {
        this.out = Json.EVENTS.createGenerator(out);
    }

    @Override
    public void begin(AsOf asOf, String incident) {
        out.writeStartObject();
        out.writePOJOProperty("asOf", asOf);
        out.writeStringProperty("incident", incident);
        out.writeArrayPropertyStart("items");
    }

    @Override
    public void write(List<ShownEntry> entries) {
        entries.forEach(out::writePOJO);
        out.flush();
    }

    @Override
    public void close() {
        out.writeEndArray();
        out.writeNullProperty("next");
        out.writeEndObject();
        out.close();
    }
}
