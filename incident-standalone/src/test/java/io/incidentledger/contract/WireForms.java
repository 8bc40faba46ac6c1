package io.incidentledger.contract;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.Module;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.TypeScope;

import io.incidentledger.api.stream.EventTypes;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The forms that values have on the wire: what is written as one text, constants, and families of
 * events, which say their type first. Constants and families are open: who reads must expect one
 * that was added later.
 */
final class WireForms implements Module {
    /** RFC 3339 in UTC with six digits, as every instant is written. */
    static final String INSTANT = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$";

    private static final String LATER = "Added later.";

    private final boolean closed;

    WireForms(boolean closed) {
        this.closed = closed;
    }

    @Override
    public void applyToConfigBuilder(SchemaGeneratorConfigBuilder config) {
        config.forTypesInGeneral()
                .withCustomDefinitionProvider(WireForms::map)
                .withCustomDefinitionProvider(WireForms::text)
                .withCustomDefinitionProvider(this::enumeration)
                .withSubtypeResolver(WireForms::events)
                .withTypeAttributeOverride(this::addType);
    }

    private static @Nullable CustomDefinition map(
            ResolvedType type, SchemaGenerationContext context) {
        if (type.getErasedType() != Map.class) {
            return null;
        }
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.set(
                "additionalProperties",
                context.createDefinitionReference(type.getTypeParameters().getLast()));
        return new CustomDefinition(schema, DefinitionType.INLINE, AttributeInclusion.NO);
    }

    private static @Nullable CustomDefinition text(
            ResolvedType type, SchemaGenerationContext context) {
        if (type.getErasedType() == Instant.class) {
            return definition(text().put("format", "date-time").put("pattern", INSTANT));
        }
        return isWrittenAsText(type.getErasedType()) ? definition(text()) : null;
    }

    private static boolean isWrittenAsText(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .anyMatch(
                        method ->
                                method.isAnnotationPresent(JsonValue.class)
                                        && method.getReturnType() == String.class);
    }

    private @Nullable CustomDefinition enumeration(
            ResolvedType type, SchemaGenerationContext context) {
        if (!type.getErasedType().isEnum()) {
            return null;
        }
        ObjectNode schema = text();
        addConstants(schema, type.getErasedType(), closed);
        return definition(schema);
    }

    /** Adds what a text may be. */
    static void addConstants(ObjectNode text, Class<?> enumeration, boolean closed) {
        ArrayNode constants =
                names(Stream.of(enumeration.getEnumConstants()).map(it -> ((Enum<?>) it).name()));
        if (closed) {
            text.set("enum", constants);
        } else {
            ArrayNode choices = text.putArray("anyOf");
            choices.addObject().set("enum", constants);
            choices.addObject().put("description", LATER);
        }
    }

    private static @Nullable List<ResolvedType> events(
            ResolvedType family, SchemaGenerationContext context) {
        return isFamily(family.getErasedType())
                ? events(family.getErasedType())
                        .map(event -> context.getTypeContext().resolve(event))
                        .toList()
                : null;
    }

    private static Stream<Class<?>> events(Class<?> family) {
        return EventTypes.BY_NAME.values().stream()
                .filter(family::isAssignableFrom)
                .sorted(Comparator.comparing(Class::getSimpleName));
    }

    private static boolean isFamily(Class<?> type) {
        return type.isSealed() && type.isAnnotationPresent(JsonTypeInfo.class);
    }

    private void addType(ObjectNode schema, TypeScope scope, SchemaGenerationContext context) {
        Class<?> type = scope.getType().getErasedType();
        String name = type.getSimpleName();
        if (EventTypes.BY_NAME.get(name) == type) {
            ObjectNode properties = JsonNodeFactory.instance.objectNode();
            properties.putObject("type").put("const", name);
            schema.replace("properties", properties.setAll(schema.withObject("properties")));
            schema.withArray("required").insert(0, "type");
        } else if (isFamily(type) && !closed) {
            ObjectNode other = schema.withArray("anyOf").addObject().put("description", LATER);
            ArrayNode known = names(events(type).map(Class::getSimpleName));
            other.putObject("properties").putObject("type").putObject("not").set("enum", known);
            other.putArray("required").add("type");
        }
    }

    private static ArrayNode names(Stream<String> names) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        names.forEach(array::add);
        return array;
    }

    private static ObjectNode text() {
        return JsonNodeFactory.instance.objectNode().put("type", "string");
    }

    private static CustomDefinition definition(ObjectNode schema) {
        return new CustomDefinition(schema, DefinitionType.ALWAYS_REF, AttributeInclusion.YES);
    }
}
