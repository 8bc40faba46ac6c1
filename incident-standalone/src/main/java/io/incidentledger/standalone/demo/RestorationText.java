package io.incidentledger.standalone.demo;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How far the restoration is: for each service, how many tenants have it back. */
final class RestorationText {
    private static final int BAR = 24;

    private RestorationText() {}

    static void print(JsonNode incident, Tale tale) {
        tale.heading(
                "Restoration of %s, %s, %s"
                        .formatted(
                                incident.path("incident").asString("the incident"),
                                incident.path("severity").asString("?"),
                                incident.path("status").asString("?")));
        Map<String, Progress> services = new TreeMap<>();
        for (JsonNode disruption : incident.path("disruptions")) {
            services.computeIfAbsent(disruption.path("service").asString(""), _ -> new Progress())
                    .add(disruption);
        }
        Table table = new Table("SERVICE", "BACK", "LIMITED", "OFFLINE", "AGAIN OUT", "");
        services.forEach((service, progress) -> progress.addTo(table, service));
        table.lines().forEach(tale::line);
    }

    /** What became of the tenants of one service. */
    private static final class Progress {
        private final Set<String> affected = new HashSet<>();
        private final Set<String> again = new HashSet<>();
        private final Map<String, String> open = new HashMap<>();

        void add(JsonNode disruption) {
            String tenant = disruption.path("tenant").asString("");
            affected.add(tenant);
            if (disruption.path("repeated").asBoolean(false)) {
                again.add(tenant);
            }
            if (disruption.path("ended").isMissingNode() || disruption.path("ended").isNull()) {
                // Of several open disruptions the worst counts.
                open.merge(
                        tenant,
                        disruption.path("kind").asString("OFFLINE"),
                        (one, other) -> one.equals("OFFLINE") ? one : other);
            }
        }

        void addTo(Table table, String service) {
            long offline = open.values().stream().filter("OFFLINE"::equals).count();
            int back = affected.size() - open.size();
            table.row(
                    service,
                    "%d of %d".formatted(back, affected.size()),
                    number(open.size() - offline),
                    number(offline),
                    number(again.size()),
                    bar(back, affected.size()));
        }

        private static String number(long count) {
            return count == 0 ? "-" : Long.toString(count);
        }

        private static String bar(int done, int all) {
            int full = done * BAR / all;
            return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
        }
    }
}
