package io.incidentledger.wire.statement;

import io.incidentledger.api.catalogue.CatalogueCommand;
import io.incidentledger.api.catalogue.CatalogueReplacement;
import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.Attribution;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.incident.IncidentCommand;
import io.incidentledger.api.incident.IncidentReplacement;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.investigation.InvestigationCommand;
import io.incidentledger.api.investigation.InvestigationReplacement;
import io.incidentledger.api.investigation.InvestigationStatement;
import io.incidentledger.api.notification.NotificationCommand;
import io.incidentledger.api.notification.NotificationReplacement;
import io.incidentledger.api.notification.NotificationStatement;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.wire.json.Malformed;
import io.incidentledger.wire.json.RequestReader;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Reads statements of one family of commands from JSON.
 *
 * @param <C> the commands, a sealed interface of records
 * @param <S> the statements
 */
public final class StatementForm<C, S> {
    /** Statements about an incident. */
    public static final StatementForm<IncidentCommand, IncidentStatement> INCIDENT =
            new StatementForm<>(
                    IncidentCommand.class, IncidentStatement::new, IncidentReplacement::new);

    /** Statements about the catalogue. */
    public static final StatementForm<CatalogueCommand, CatalogueStatement> CATALOGUE =
            new StatementForm<>(
                    CatalogueCommand.class, CatalogueStatement::new, CatalogueReplacement::new);

    /** Statements about the investigation of an incident. */
    public static final StatementForm<InvestigationCommand, InvestigationStatement> INVESTIGATION =
            new StatementForm<>(
                    InvestigationCommand.class,
                    InvestigationStatement::new,
                    InvestigationReplacement::new);

    /** Statements about who must be told of an incident. */
    public static final StatementForm<NotificationCommand, NotificationStatement> NOTIFICATION =
            new StatementForm<>(
                    NotificationCommand.class,
                    NotificationStatement::new,
                    NotificationReplacement::new);

    private static final String TYPE = "type";
    private static final String CORRECTION = "CorrectEntry";
    private static final String REPLACEMENT = "replacement";
    private static final List<String> CLOCKS = fields(ClockFields.class);
    private static final List<String> CLOCKS_AND_SUPPORT =
            Stream.of(CLOCKS, fields(SupportFields.class)).flatMap(List::stream).toList();

    private final Class<C> family;
    private final List<String> types;
    private final Maker<C, S> maker;
    private final BiFunction<C, Asserted, Object> replacementMaker;

    private StatementForm(
            Class<C> family, Maker<C, S> maker, BiFunction<C, Asserted, Object> replacementMaker) {
        this.family = family;
        this.types = commands(family).map(Class::getSimpleName).toList();
        this.maker = maker;
        this.replacementMaker = replacementMaker;
    }

    /**
     * Reads one statement.
     *
     * @param at where it stands in the request
     * @param given fields that the endpoint gives, such as {@code type}: the statement need not
     *     repeat them and must not contradict them
     * @throws CommandRefused {@code MALFORMED}
     */
    public S read(JsonNode json, JsonPointer at, Map<String, String> given) {
        ObjectNode rest = complete(json, at, given);
        ClockFields clocks = take(rest, ClockFields.class, at);
        SupportFields support = take(rest, SupportFields.class, at);
        return maker.make(
                command(rest, at, CLOCKS_AND_SUPPORT),
                clocks.asserted(),
                Set.copyOf(support.despite()),
                support.attribution());
    }

    private Object replacement(JsonNode json, JsonPointer at) {
        ObjectNode rest = complete(json, at, Map.of());
        Asserted asserted = take(rest, ClockFields.class, at).asserted();
        return replacementMaker.apply(command(rest, at, CLOCKS), asserted);
    }

    private C command(ObjectNode own, JsonPointer at, List<String> beside) {
        JsonPointer typeAt = at.appendProperty(TYPE);
        if (!own.has(TYPE)) {
            throw Malformed.field(typeAt, "is required: one of " + String.join(", ", types));
        }
        if (!types.contains(own.path(TYPE).asString(""))) {
            throw Malformed.field(typeAt, "must be one of " + String.join(", ", types));
        }
        if (own.path(TYPE).asString("").equals(CORRECTION) && own.path(REPLACEMENT).isObject()) {
            // A replacement has this same form; Jackson is handed the finished value.
            JsonPointer replacementAt = at.appendProperty(REPLACEMENT);
            own.putPOJO(REPLACEMENT, replacement(own.path(REPLACEMENT), replacementAt));
        }
        return RequestReader.value(own, family, at, beside);
    }

    private static ObjectNode complete(JsonNode json, JsonPointer at, Map<String, String> given) {
        if (!(json instanceof ObjectNode object)) {
            throw Malformed.field(at, "must be a JSON object");
        }
        ObjectNode complete = object.deepCopy();
        given.forEach(
                (field, value) -> {
                    if (object.has(field) && !value.equals(object.path(field).asString(""))) {
                        throw Malformed.field(
                                at.appendProperty(field),
                                "must be %s here, or be left out".formatted(value));
                    }
                    complete.put(field, value);
                });
        return complete;
    }

    private static <T> T take(ObjectNode from, Class<T> type, JsonPointer at) {
        ObjectNode part = from.objectNode();
        for (String field : fields(type)) {
            JsonNode value = from.remove(field);
            if (value != null) {
                part.set(field, value);
            }
        }
        return RequestReader.value(part, type, at, List.of());
    }

    private static Stream<Class<?>> commands(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(StatementForm::commands)
                : Stream.of(type);
    }

    private static List<String> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    /** The constructor of a statement. */
    private interface Maker<C, S> {
        S make(C command, Asserted asserted, Set<ObjectionCode> despite, Attribution attribution);
    }
}
