package io.incidentledger.standalone.intake;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Translates the records of one source, each an object of JSON, into lines of an import. */
public interface Adapter {
    /** Those that there are. */
    enum Known {
        GITHUB_STATUS("github-status", new GithubStatus()),
        GCP("gcp", new GoogleCloud());

        private final String source;
        private final Adapter adapter;

        Known(String source, Adapter adapter) {
            this.source = source;
            this.adapter = adapter;
        }

        /** One by its name, which is also that of its source. */
        public static Optional<Adapter> named(String name) {
            return Arrays.stream(values())
                    .filter(known -> known.source.equals(name))
                    .map(known -> known.adapter)
                    .findAny();
        }

        /** All names, for people. */
        public static String names() {
            return Arrays.stream(values())
                    .map(known -> known.source)
                    .collect(Collectors.joining(", "));
        }
    }

    /** What must be registered before anything can be said about this record. */
    SourceCatalogue catalogue(JsonNode record);

    /** What the record says of an incident, as it was said when it went on. */
    Translated incident(JsonNode record);

    /** What the record says better today than it did when the incident went on. */
    Translated corrections(JsonNode record);
}
