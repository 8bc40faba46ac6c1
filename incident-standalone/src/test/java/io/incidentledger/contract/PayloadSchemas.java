package io.incidentledger.contract;

import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;

import io.incidentledger.api.stream.Topic;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The schema of every value of the topics, made of its record: a component that may not be null is
 * required, and what its Javadoc says is its description.
 */
final class PayloadSchemas {
    /** What the header {@code ce_dataschema} begins with; the schema's {@code $id} likewise. */
    static final String ID = "urn:incident-ledger:schema:";

    private static final Javadoc DOCS = Javadoc.ofTheContract();

    private PayloadSchemas() {}

    /**
     * Every schema by the name of what it describes.
     *
     * @param closed whether there is nothing but what is known today; as shipped, they are open for
     *     what is added later
     */
    static Map<String, ObjectNode> made(boolean closed) {
        SchemaGenerator generator = generator(closed);
        Map<String, ObjectNode> schemas = new TreeMap<>();
        Stream.concat(Stream.of(Topic.values()).flatMap(AsyncApi::types), AsyncApi.derivedTypes())
                .forEach(type -> schemas.put(type.getSimpleName(), made(generator, type)));
        return schemas;
    }

    private static SchemaGenerator generator(boolean closed) {
        SchemaGeneratorConfigBuilder config =
                new SchemaGeneratorConfigBuilder(
                                SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                        .with(
                                new JacksonSchemaModule(
                                        JacksonOption.SKIP_SUBTYPE_LOOKUP,
                                        JacksonOption.IGNORE_TYPE_INFO_TRANSFORM))
                        .with(new WireForms(closed))
                        .with(
                                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                                Option.DEFINITIONS_FOR_MEMBER_SUPERTYPES);
        if (closed) {
            config.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
        }
        config.forTypesInGeneral()
                .withPropertySorter((_, _) -> 0)
                .withDescriptionResolver(scope -> DOCS.of(scope.getType().getErasedType()));
        config.forFields()
                .withRequiredCheck(PayloadSchemas::isRequired)
                .withDescriptionResolver(PayloadSchemas::description);
        return new SchemaGenerator(config.build());
    }

    private static ObjectNode made(SchemaGenerator generator, Class<?> type) {
        ObjectNode made = generator.generateSchema(type);
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.set("$schema", made.remove("$schema"));
        schema.put("$id", ID + type.getSimpleName()).put("title", type.getSimpleName());
        return schema.setAll(made);
    }

    private static boolean isRequired(FieldScope field) {
        return Stream.of(field.getRawMember().getDeclaringClass().getRecordComponents())
                .filter(component -> component.getName().equals(field.getName()))
                .map(RecordComponent::getAnnotatedType)
                .noneMatch(type -> type.isAnnotationPresent(Nullable.class));
    }

    private static @Nullable String description(FieldScope field) {
        return field.isFakeContainerItemScope()
                ? null
                : DOCS.of(field.getDeclaringType().getErasedType(), field.getName());
    }
}
