package io.incidentledger.standalone.demo;

/** Where a command goes. */
final class Endpoint {
    static final String INCIDENTS = "/api/incidents";
    static final String CATALOGUE_COMMANDS = "/api/catalogue/commands";
    static final String COMMANDS = "commands";

    private Endpoint() {}

    /** The resource under an incident that takes commands of a type. */
    static String of(String type) {
        return switch (type) {
            case "ReclassifyIncident" -> "reclassifications";
            case "ReachMilestone" -> "milestones";
            case "TakeServiceOffline", "ReportDisruption" -> "disruptions";
            case "TakeSiteOffline" -> "site-shutdowns";
            case "ReconnectSite" -> "site-reconnections";
            case "RestoreService" -> "restorations";
            case "EndDisruption" -> "endings";
            case "PostUpdate" -> "updates";
            case "LogNote" -> "notes";
            case "CorrectEntry" -> "corrections";
            case "RetractEntry" -> "retractions";
            case "ResolveIncident" -> "resolution";
            case "CloseIncident" -> "closure";
            case "ReopenIncident" -> "reopening";
            case "DismissIncident" -> "dismissal";
            default -> throw new DemoStopped("No endpoint takes a command of type " + type);
        };
    }
}
