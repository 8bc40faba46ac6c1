package io.incidentledger.contract;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.incident.Audience;
import io.incidentledger.api.incident.AudienceKind;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.investigation.EvidenceId;
import io.incidentledger.api.investigation.FindingId;
import io.incidentledger.api.investigation.LegalHoldId;
import io.incidentledger.api.notification.DeadlineId;
import io.incidentledger.api.notification.RuleId;
import io.incidentledger.api.notification.TimeLimit;
import io.incidentledger.api.notification.Trigger;
import io.incidentledger.api.stream.EventTypes;
import io.incidentledger.wire.json.Json;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An event of every type, and a value of every derived topic, made of its record alone: once with
 * everything that it can say, once with nothing that it need not. A type that is added is among
 * them by itself.
 */
final class Examples {
    private static final Map<Class<?>, String> TEXTS =
            Map.ofEntries(
                    Map.entry(IncidentId.class, "INC-2023-000123"),
                    Map.entry(EntryId.class, "INC-2023-000123@6"),
                    Map.entry(ServiceId.class, "eau"),
                    Map.entry(SiteId.class, "munich"),
                    Map.entry(TenantId.class, "insurer-a"),
                    Map.entry(EvidenceId.class, "disk-1"),
                    Map.entry(FindingId.class, "finding-1"),
                    Map.entry(LegalHoldId.class, "hold-1"),
                    Map.entry(RuleId.class, "GDPR-33"),
                    Map.entry(DeadlineId.class, "GDPR-33.insurer-a"),
                    Map.entry(TimeLimit.class, "PT72H"),
                    Map.entry(Trigger.class, "SIGNIFICANT_INCIDENT_AWARENESS"),
                    Map.entry(Sha256.class, "2c26b46b68ffc68ff99b453c1d304134".repeat(2)),
                    Map.entry(Instant.class, "2023-04-27T04:00:00.000001Z"),
                    Map.entry(OccurredAt.class, "2023-04-24T22:00:00+02:00[Europe/Berlin]"));

    private final boolean full;

    private Examples(boolean full) {
        this.full = full;
    }

    /** Every type, by its name. */
    static Stream<Class<?>> types() {
        return Stream.concat(EventTypes.BY_NAME.values().stream(), AsyncApi.derivedTypes())
                .sorted(Comparator.comparing(Class::getSimpleName));
    }

    /**
     * A value of a type.
     *
     * @param full whether it says everything, or only what it must
     */
    static Object of(Class<?> type, boolean full) {
        return new Examples(full).made(type);
    }

    private Object made(Class<?> type) {
        if (type == Audience.class) {
            // Names tenants exactly when it speaks to tenants.
            return full
                    ? new Audience(
                            AudienceKind.TENANTS, List.of(new TenantId("insurer-a")), List.of())
                    : Audience.PUBLIC;
        }
        String text = TEXTS.get(type);
        if (text != null) {
            return Json.EVENTS.convertValue(text, type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isAnnotationPresent(JsonTypeInfo.class) && type.isSealed()) {
            return made(plainest(type));
        }
        return record(type);
    }

    /** The first event of a family that holds no other. */
    private static Class<?> plainest(Class<?> family) {
        return types().filter(family::isAssignableFrom)
                .filter(
                        type ->
                                Arrays.stream(type.getRecordComponents())
                                        .noneMatch(part -> part.getType() == family))
                .findFirst()
                .orElseThrow();
    }

    private Object record(Class<?> type) {
        RecordComponent[] parts = type.getRecordComponents();
        Object[] values = Arrays.stream(parts).map(this::value).toArray();
        Class<?>[] types =
                Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new LinkageError("No example can be made of " + type, refused);
        }
    }

    private @Nullable Object value(RecordComponent part) {
        if (!full && part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        Type type = part.getGenericType();
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Class<?> element = (Class<?>) list.getActualTypeArguments()[0];
            return full ? List.of(single(part.getName(), element)) : List.of();
        }
        return single(part.getName(), part.getType());
    }

    private Object single(String name, Class<?> type) {
        if (type == String.class) {
            return "the " + name;
        }
        if (type == boolean.class || type == Boolean.class) {
            return full;
        }
        if (type == int.class) {
            return 1;
        }
        return type == long.class ? (Object) 1L : made(type);
    }
}
