package io.incidentledger.documents;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;

import io.incidentledger.api.catalogue.CatalogueReplacement;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentReplacement;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.investigation.InvestigationReplacement;
import io.incidentledger.api.notification.NotificationReplacement;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares schemas with the Java types whose JSON they describe: the same fields, the same of them
 * required, the same kinds of values, all the way down.
 */
final class Likeness {
    /** Types that a request gives in forms of their own, by the schema that describes them. */
    private static final Map<Class<?>, String> FORMS_OF_REQUESTS =
            Map.of(
                    OccurredAt.class, "OccurredAt",
                    TenantSelection.class, "Tenants",
                    EntryId.class, "EntryReference",
                    IncidentReplacement.class, "IncidentReplacement",
                    CatalogueReplacement.class, "CatalogueReplacement",
                    InvestigationReplacement.class, "InvestigationReplacement",
                    NotificationReplacement.class, "NotificationReplacement");

    private final OpenApi document;
    private final boolean read;
    private final List<String> differences = new ArrayList<>();

    private Likeness(OpenApi document, boolean read) {
        this.document = document;
        this.read = read;
    }

    /** What a request may say: a list or a boolean that is not there is empty, or false. */
    static List<String> ofRequest(
            OpenApi document, String at, Flat schema, Class<?>... recordsTogether) {
        Likeness likeness = new Likeness(document, true);
        likeness.object(at, fields(recordsTogether), schema);
        return likeness.differences;
    }

    /** What an answer says: whatever is not null is always there. */
    static List<String> ofAnswer(OpenApi document, String at, JsonNode schema, Type type) {
        Likeness likeness = new Likeness(document, false);
        likeness.compare(at, type, schema);
        return likeness.differences;
    }

    private void compare(String at, Type type, JsonNode given) {
        Class<?> raw = raw(type);
        String form = read ? FORMS_OF_REQUESTS.get(raw) : null;
        if (form != null) {
            expect(at, document.schema(form), document.resolve(given));
            return;
        }
        JsonNode schema = single(document.resolve(given));
        if (raw.isEnum()) {
            expect(at, names(raw), texts(schema.path("enum")));
        } else if (isText(raw)) {
            expect(at, "string", schema.path("type").asString());
        } else if (raw == boolean.class || raw == Boolean.class) {
            expect(at, "boolean", schema.path("type").asString());
        } else if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) {
            expect(at, "integer", schema.path("type").asString());
        } else if (Collection.class.isAssignableFrom(raw)) {
            expect(at, "array", schema.path("type").asString());
            compare(at + "[]", argument(type, 0), schema.path("items"));
        } else if (Map.class.isAssignableFrom(raw)) {
            expect(at, "object", schema.path("type").asString());
            compare(at + "{}", argument(type, 1), schema.path("additionalProperties"));
        } else if (JsonNode.class.isAssignableFrom(raw)) {
            expect(at, "object", schema.path("type").asString());
        } else if (raw.isRecord()) {
            expect(at, "object", schema.path("type").asString());
            object(at, fields(raw), Flat.of(document, schema));
        } else {
            differences.add("%s is %s, which nobody compares".formatted(at, raw));
        }
    }

    private void object(String at, Map<String, RecordComponent> fields, Flat schema) {
        expect(at + ": the fields", fields.keySet(), schema.properties().keySet());
        Set<String> required = new TreeSet<>();
        fields.forEach(
                (name, field) -> {
                    if (isRequired(field)) {
                        required.add(name);
                    }
                    JsonNode described = schema.properties().get(name);
                    if (described != null) {
                        compare(at + "." + name, field.getGenericType(), described);
                    }
                });
        expect(at + ": the required fields", required, schema.required());
    }

    private void expect(String at, Object inCode, Object inDocument) {
        if (!inCode.equals(inDocument)) {
            differences.add(
                    "%s: %s in the code, %s in the document".formatted(at, inCode, inDocument));
        }
    }

    private boolean isRequired(RecordComponent field) {
        JsonInclude always = field.getAccessor().getAnnotation(JsonInclude.class);
        if (always != null && always.value() == JsonInclude.Include.ALWAYS) {
            return true;
        }
        if (field.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return false;
        }
        Class<?> type = field.getType();
        boolean hasEmptyValue = type == boolean.class || Collection.class.isAssignableFrom(type);
        JsonInclude ofRecord = field.getDeclaringRecord().getAnnotation(JsonInclude.class);
        boolean leftOutWhenEmpty =
                ofRecord != null
                        && ofRecord.value() == JsonInclude.Include.NON_EMPTY
                        && Collection.class.isAssignableFrom(type);
        return read ? !hasEmptyValue : !leftOutWhenEmpty;
    }

    /** A schema that only adds a description to another, or null to its values, is that other. */
    private JsonNode single(JsonNode schema) {
        if (schema.path("allOf").size() == 1 && !schema.has("properties")) {
            return single(document.resolve(schema.path("allOf").path(0)));
        }
        if (schema.path("type").isArray()) {
            return JsonNodeFactory.instance.objectNode().set("type", schema.path("type").path(0));
        }
        return schema;
    }

    static Map<String, RecordComponent> fields(Class<?>... records) {
        Map<String, RecordComponent> fields = new TreeMap<>();
        for (Class<?> type : records) {
            for (RecordComponent field : type.getRecordComponents()) {
                if (field.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                    fields.putAll(fields(field.getType()));
                } else if (!field.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                    fields.put(field.getName(), field);
                }
            }
        }
        return fields;
    }

    private static boolean isText(Class<?> type) {
        boolean writtenAsText =
                Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(
                                method ->
                                        method.isAnnotationPresent(JsonValue.class)
                                                && method.getReturnType() == String.class);
        return type == String.class
                || type == Instant.class
                || type == LocalDate.class
                || type == LocalTime.class
                || writtenAsText
                || type.getName().endsWith("ClockFields$Moment");
    }

    static Set<String> names(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Object constant : type.getEnumConstants()) {
            names.add(((Enum<?>) constant).name());
        }
        return names;
    }

    static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic
                ? (Class<?>) generic.getRawType()
                : (Class<?>) type;
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
