package io.incidentledger.standalone.intake;

import static io.incidentledger.standalone.intake.SourceRecords.moment;
import static io.incidentledger.standalone.intake.SourceRecords.text;
import static io.incidentledger.standalone.intake.SourceRecords.texts;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Incidents of Google Cloud's public list: products, the time that they began in truth beside the
 * time that they were published, and updates with a status and locations.
 */
final class GoogleCloud implements Adapter {
    static final String PREFIX = "gcp";
    private static final String PROVIDER = "Google Cloud";
    private static final String REPORTER = "status.cloud.google.com";

    @Override
    public SourceCatalogue catalogue(JsonNode record) {
        NavigableSet<String> sites = new TreeSet<>(texts(record, "previouslyAffected"));
        record.path("updates").forEach(update -> sites.addAll(texts(update, "locations")));
        TreeMap<String, NavigableSet<String>> services = new TreeMap<>();
        texts(record, "products").forEach(product -> services.put(product, sites));
        return new SourceCatalogue(PREFIX, PROVIDER, services);
    }

    @Override
    public Translated incident(JsonNode record) {
        IncidentLines lines = new IncidentLines(text(record, "id"), PREFIX, REPORTER);
        Instant begin = moment(record, "begin");
        Instant created = moment(record, "created");
        Instant learned = later(begin, created);
        declare(record, created, lines);
        lines.line("began", "ReachMilestone", begin, learned).put("milestone", "BEGAN");
        if (begin.isAfter(created)) {
            lines.leave("was published before it began: taken as learned when it began");
        }
        GoogleCloudStatus status = new GoogleCloudStatus(record, lines);
        int index = 0;
        for (JsonNode update : record.path("updates")) {
            status.change(update, index);
            post(update, index++, lines);
        }
        status.end();
        end(record, later(created, moment(record, "end")), status.availableSince(), lines);
        return lines.translated();
    }

    /** The list has no second version of anything. */
    @Override
    public Translated corrections(JsonNode record) {
        return new Translated(List.of(), List.of());
    }

    private static void declare(JsonNode record, Instant created, IncidentLines lines) {
        lines.declaration(created, created)
                .put("nature", "OPERATIONAL")
                .put("severity", severity(text(record, "severity")))
                .put("title", title(text(record, "number"), texts(record, "products")));
    }

    private static String title(String number, List<String> products) {
        return "Google Cloud incident %s: %s%s"
                .formatted(
                        number,
                        products.isEmpty() ? "no product" : products.getFirst(),
                        products.size() > 1 ? " and %d more".formatted(products.size() - 1) : "");
    }

    private static String severity(String given) {
        return switch (given) {
            case "high" -> "HIGH";
            case "medium" -> "MEDIUM";
            case "low" -> "LOW";
            default -> throw new UnknownRecord("has an unknown severity, " + given);
        };
    }

    private static void post(JsonNode update, int index, IncidentLines lines) {
        List<String> locations = texts(update, "locations");
        String where = locations.isEmpty() ? "" : " in " + String.join(", ", locations);
        lines.line("update/" + index, "PostUpdate", moment(update, "when"), known(update))
                .put("text", "Status page: " + text(update, "status") + where);
    }

    private static void end(
            JsonNode record, Instant resolved, Instant learned, IncidentLines lines) {
        Instant known = later(resolved, learned);
        lines.line("recovered", "ReachMilestone", moment(record, "end"), known)
                .put("milestone", "RECOVERED");
        lines.line("resolution", "ResolveIncident", resolved, known);
        Instant last =
                record.path("updates")
                        .valueStream()
                        .map(update -> moment(update, "when"))
                        .reduce(later(resolved, moment(record, "modified")), GoogleCloud::later);
        lines.line("closure", "CloseIncident", last, last);
    }

    /** When an update was published; it may speak of a moment before. */
    static Instant known(JsonNode update) {
        return later(moment(update, "when"), moment(update, "created"));
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
