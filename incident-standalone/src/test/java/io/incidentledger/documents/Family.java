package io.incidentledger.documents;

import io.incidentledger.api.catalogue.CatalogueCommand;
import io.incidentledger.api.incident.IncidentCommand;
import io.incidentledger.api.investigation.InvestigationCommand;
import io.incidentledger.api.notification.NotificationCommand;
import io.incidentledger.wire.statement.StatementForm;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One family of commands, in the code and in the document.
 *
 * @param commands the sealed interface
 * @param form what reads its statements
 * @param together the schema of one statement among several
 * @param replacement the schema of what a correction puts in the place of an entry
 */
record Family(Class<?> commands, StatementForm<?, ?> form, String together, String replacement) {
    static final Family INCIDENT =
            new Family(
                    IncidentCommand.class,
                    StatementForm.INCIDENT,
                    "IncidentStatement",
                    "IncidentReplacement");
    static final Family CATALOGUE =
            new Family(
                    CatalogueCommand.class,
                    StatementForm.CATALOGUE,
                    "CatalogueStatement",
                    "CatalogueReplacement");

    static final Family INVESTIGATION =
            new Family(
                    InvestigationCommand.class,
                    StatementForm.INVESTIGATION,
                    "InvestigationStatement",
                    "InvestigationReplacement");

    static final Family NOTIFICATION =
            new Family(
                    NotificationCommand.class,
                    StatementForm.NOTIFICATION,
                    "NotificationStatement",
                    "NotificationReplacement");

    private static final Pattern OF_NOTIFICATIONS =
            Pattern.compile(
                    "/api/incidents/[^/]+/(notification|notifications|awareness|receipts"
                            + "|authority-requests|deadlines)(/.*)?");

    private static final Pattern OF_INVESTIGATIONS =
            Pattern.compile(
                    "/api/incidents/[^/]+/(investigation|findings|evidence|legal-holds)(/.*)?");

    /** Corrections and retractions are made to what was said, not to each other. */
    private static final Set<String> AMENDMENTS = Set.of("CorrectEntry", "RetractEntry");

    /** What was approved is not corrected: it is worded anew, or followed by another one. */
    private static final Set<String> APPROVED =
            Set.of("DraftUpdate", "ApproveUpdate", "ReleaseUpdate");

    static List<Family> all() {
        return List.of(INCIDENT, CATALOGUE, INVESTIGATION, NOTIFICATION);
    }

    /** Whose operations stand below this path. */
    static Family of(String path) {
        if (OF_INVESTIGATIONS.matcher(path).matches()) {
            return INVESTIGATION;
        }
        if (OF_NOTIFICATIONS.matcher(path).matches()) {
            return NOTIFICATION;
        }
        return path.startsWith("/api/catalogue/") ? CATALOGUE : INCIDENT;
    }

    Class<?> command(String type) {
        return leaves(commands)
                .filter(command -> command.getSimpleName().equals(type))
                .findAny()
                .orElseThrow();
    }

    Set<String> types() {
        return leaves(commands).map(Class::getSimpleName).collect(Collectors.toSet());
    }

    Set<String> correctable() {
        return types().stream()
                .filter(type -> !AMENDMENTS.contains(type) && !APPROVED.contains(type))
                .collect(Collectors.toSet());
    }

    /** The choices of a schema by the type that each is for. */
    static Map<String, JsonNode> byType(OpenApi document, String schema) {
        Map<String, JsonNode> found = new TreeMap<>();
        document.schema(schema)
                .path("oneOf")
                .forEach(choice -> found.put(type(document, choice), choice));
        return found;
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(Family::leaves)
                : Stream.of(type);
    }

    /** The type that a statement's schema is for. */
    static String type(OpenApi document, JsonNode statement) {
        return Flat.of(document, statement).property("type").path("const").asString();
    }
}
