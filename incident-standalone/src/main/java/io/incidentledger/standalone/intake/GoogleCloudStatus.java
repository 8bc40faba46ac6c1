package io.incidentledger.standalone.intake;

import static io.incidentledger.standalone.intake.SourceRecords.moment;
import static io.incidentledger.standalone.intake.SourceRecords.text;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;

/**
 * What the updates of a record of {@link GoogleCloud} say of its products: all of them have the
 * status of the update. The first disruption is as old as the incident, and the last ends with it.
 */
final class GoogleCloudStatus {
    private final JsonNode record;
    private final IncidentLines lines;
    private final List<String> products;
    private final int lastChange;
    private Instant availableSince;
    private String kind = "";
    private boolean disrupted;

    GoogleCloudStatus(JsonNode record, IncidentLines lines) {
        this.record = record;
        this.lines = lines;
        products = SourceRecords.texts(record, "products");
        lastChange = lastChange(record);
        availableSince = moment(record, "modified");
    }

    /** When the source first said what was the end of it. */
    Instant availableSince() {
        return availableSince;
    }

    void change(JsonNode update, int index) {
        String next = kind(text(update, "status"));
        Instant known = GoogleCloud.known(update);
        if (index == lastChange) {
            availableSince = known;
        }
        if (!next.equals(kind)) {
            Instant when = moment(update, "when");
            if (next.isEmpty()) {
                restore(index, index == lastChange ? trueEnd(when) : when, known);
            } else {
                disrupt(next, index, when, known);
            }
            kind = next;
        }
    }

    /** A record may end without saying so in an update. */
    void end() {
        if (!kind.isEmpty()) {
            Instant end = moment(record, "end");
            restore(
                    record.path("updates").size(),
                    end,
                    GoogleCloud.later(end, moment(record, "modified")));
        }
        if (!disrupted) {
            lines.leave(
                    "says of %s nothing but SERVICE_INFORMATION: no disruption"
                            .formatted(String.join(", ", products)));
        }
    }

    private void disrupt(String next, int index, Instant when, Instant known) {
        Instant begin = moment(record, "begin");
        boolean first = !disrupted;
        Instant occurred = first ? begin : when;
        Instant learned = first ? GoogleCloud.later(begin, moment(record, "created")) : known;
        disrupted = true;
        for (String product : products) {
            lines.about(product, name(index, product), "ReportDisruption", occurred, learned)
                    .put("kind", next)
                    .put("cause", "UNKNOWN");
        }
    }

    private void restore(int index, Instant occurred, Instant known) {
        for (String product : products) {
            lines.about(product, name(index, product), "RestoreService", occurred, known);
        }
    }

    private Instant trueEnd(Instant when) {
        Instant end = moment(record, "end");
        return end.isAfter(when) ? when : end;
    }

    private static String name(int index, String product) {
        return "status/%d/%s".formatted(index, SourceCatalogue.id(GoogleCloud.PREFIX, product));
    }

    /** The update that ended it: the last whose status differs from the one before. */
    private static int lastChange(JsonNode record) {
        int last = 0;
        String status = "";
        int index = 0;
        for (JsonNode update : record.path("updates")) {
            if (!text(update, "status").equals(status)) {
                last = index;
                status = text(update, "status");
            }
            index++;
        }
        return last;
    }

    private static String kind(String status) {
        return switch (status) {
            case "SERVICE_OUTAGE" -> "OFFLINE";
            case "SERVICE_DISRUPTION" -> "LIMITED";
            case "SERVICE_INFORMATION", "AVAILABLE" -> "";
            default -> throw new UnknownRecord("has an update of an unknown status, " + status);
        };
    }
}
