package io.incidentledger.wire.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

import java.time.LocalDate;

/**
 * The mappers. What is written is the same everywhere: times in UTC with six fractional digits, no
 * nulls. What is read differs: a consumer tolerates what it does not know, because events are only
 * ever added to; a request is taken at its word or refused.
 */
public final class Json {
    /** How deep a request may be nested; the deepest command needs five. */
    static final int MAX_DEPTH = 32;

    private static final JsonMapper COMMON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .build())
                                    .build())
                    .addModule(new TimeModule())
                    .changeDefaultPropertyInclusion(
                            all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                    .build();

    /** For events: unknown fields are ignored. */
    public static final JsonMapper EVENTS =
            COMMON.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /**
     * For requests: unknown, doubled, missing or mistyped fields are an error. {@link
     * RequestReader} turns the error into a refusal.
     */
    public static final JsonMapper REQUESTS =
            COMMON.rebuild()
                    .annotationIntrospector(
                            AnnotationIntrospector.pair(
                                    new NullnessIntrospector(),
                                    new JacksonAnnotationIntrospector()))
                    .withConfigOverride(
                            LocalDate.class,
                            date -> date.setFormat(JsonFormat.Value.forLeniency(false)))
                    .withCoercionConfig(LogicalType.Textual, Json::textAlone)
                    .withCoercionConfig(LogicalType.DateTime, Json::textAlone)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .build();

    private Json() {}

    private static void textAlone(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }
}
