package io.incidentledger.standalone.demo;

import tools.jackson.databind.JsonNode;

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
        Table table = new Table("SERVICE", "BACK", "LIMITED", "OFFLINE", "AGAIN OUT", "");
        JsonNode services = incident.path("progress").path("services");
        services.propertyNames().stream()
                .sorted()
                .forEach(service -> addTo(table, service, services.path(service)));
        table.lines().forEach(tale::line);
    }

    private static void addTo(Table table, String service, JsonNode progress) {
        int affected = progress.path("affected").asInt(0);
        int back = progress.path("restored").asInt(0);
        table.row(
                service,
                "%d of %d".formatted(back, affected),
                number(progress.path("limited").asInt(0)),
                number(progress.path("stillOut").asInt(0)),
                number(progress.path("reDisrupted").asInt(0)),
                bar(back, affected));
    }

    private static String number(int count) {
        return count == 0 ? "-" : Integer.toString(count);
    }

    private static String bar(int done, int all) {
        int full = all == 0 ? 0 : done * BAR / all;
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
    }
}
