package io.incidentledger.standalone.demo;

/** Which stream a step is recorded in, by the resource that takes its commands. */
enum Destination {
    INCIDENT("/api/incidents/%s/commands"),
    INVESTIGATION("/api/incidents/%s/investigation/commands"),
    NOTIFICATION("/api/incidents/%s/notification/commands"),
    CATALOGUE("/api/catalogue/commands");

    /** Where an incident is declared, and read. */
    static final String INCIDENTS = "/api/incidents";

    private final String path;

    Destination(String path) {
        this.path = path;
    }

    /**
     * The resource.
     *
     * @param incident the incident of the run; the catalogue does not need it
     */
    String path(String incident) {
        return path.formatted(incident);
    }
}
