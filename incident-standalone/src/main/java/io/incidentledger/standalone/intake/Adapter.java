package io.incidentledger.standalone.intake;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.TreeMap;

/** Translates the records of one source, each an object of JSON, into lines of an import. */
public sealed interface Adapter permits GithubStatus, GoogleCloud {
    /** All of them, by the name of their source. */
    static Map<String, Adapter> all() {
        return new TreeMap<>(Map.of("github-status", new GithubStatus(), "gcp", new GoogleCloud()));
    }

    /** What must be registered before anything can be said about this record. */
    SourceCatalogue catalogue(JsonNode record);

    /** What the record says of an incident, as it was said when it went on. */
    Translated incident(JsonNode record);

    /** What the record says better today than it did when the incident went on. */
    Translated corrections(JsonNode record);
}
