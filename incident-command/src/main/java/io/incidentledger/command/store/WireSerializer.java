package io.incidentledger.command.store;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.MetaDataDeserializer;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Events as JSON under their wire names. A class can be renamed or moved without touching what is
 * stored, and no Java class name leaves the process. An unknown name is an error, never skipped:
 * Axon would otherwise fold the stream without that event.
 */
public final class WireSerializer extends Jackson3Serializer {
    private final Map<String, Class<?>> classes;
    private final Map<Class<?>, String> names;
    private final JsonMapper mapper;

    /**
     * @param types wire name to class, one to one
     * @param mapper how values look as JSON
     * @throws IllegalStateException when a class has two names
     */
    public WireSerializer(Map<String, Class<?>> types, JsonMapper mapper) {
        super(Jackson3Serializer.builder());
        this.classes = Map.copyOf(types);
        this.names =
                classes.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getValue, Map.Entry::getKey));
        this.mapper =
                mapper.rebuild()
                        .addModule(
                                new SimpleModule("metadata")
                                        .addDeserializer(
                                                MetaData.class, new MetaDataDeserializer()))
                        .build();
    }

    /** The serializer for classes whose wire name is their simple name. */
    public static WireSerializer ofSimpleNames(Collection<Class<?>> types, JsonMapper mapper) {
        return new WireSerializer(
                types.stream().collect(Collectors.toMap(Class::getSimpleName, type -> type)),
                mapper);
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        if (object instanceof MetaData metadata) {
            requireText(metadata);
        }
        return super.serialize(object, representation);
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == Void.class || type == MetaData.class) {
            return super.typeForClass(type);
        }
        String name = names.get(type);
        if (name == null) {
            throw new SerializationException("No wire name is known for " + type.getName());
        }
        return new SimpleSerializedType(name, getRevisionResolver().revisionOf(type));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (type.equals(SerializedType.emptyType())) {
            return Void.class;
        }
        // Axon asks for metadata by this name; it is never stored.
        if (type.getName().equals(MetaData.class.getName())) {
            return MetaData.class;
        }
        Class<?> known = classes.get(type.getName());
        if (known == null) {
            throw new SerializationException(
                    "No class is known for the wire name '%s'".formatted(type.getName()));
        }
        return known;
    }

    @Override
    protected ObjectWriter getWriter() {
        return mapper.writer();
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        return mapper.readerFor(type);
    }

    private static void requireText(MetaData metadata) {
        metadata.forEach(
                (key, value) -> {
                    if (!(value instanceof String)) {
                        throw new SerializationException(
                                "The metadata '%s' is not text".formatted(key));
                    }
                });
    }
}
