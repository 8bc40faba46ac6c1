package io.incidentledger.command.recording;

import io.incidentledger.api.fact.Attribution;
import io.incidentledger.api.stream.MetadataKey;
import io.incidentledger.command.request.RequestContext;
import io.incidentledger.wire.actor.Role;

import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is known about an event beside what it says: who, on whose word, by which command. */
final class EventMetadata {
    private EventMetadata() {}

    static MetaData of(RequestContext context, Attribution attribution, long catalogueVersion) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put(MetadataKey.ACTOR_ISSUER, context.actor().issuer());
        metadata.put(MetadataKey.ACTOR_SUBJECT, context.actor().subject());
        metadata.put(
                MetadataKey.ROLES,
                String.join(
                        ",", context.actor().roles().stream().sorted().map(Role::claim).toList()));
        put(metadata, MetadataKey.DECIDED_BY, attribution.decidedBy());
        put(metadata, MetadataKey.REPORTED_BY, attribution.reportedBy());
        metadata.put(MetadataKey.MARKING, attribution.marking().name());
        metadata.put(MetadataKey.COMMAND, context.command().toString());
        metadata.put(MetadataKey.CORRELATION, context.correlation());
        put(metadata, MetadataKey.CAUSATION, context.causation());
        metadata.put(MetadataKey.TRACE, context.traceparent());
        metadata.put(MetadataKey.CATALOGUE_VERSION, Long.toString(catalogueVersion));
        return MetaData.from(metadata);
    }

    private static void put(Map<String, Object> metadata, String key, @Nullable String value) {
        if (value != null) {
            metadata.put(key, value);
        }
    }
}
