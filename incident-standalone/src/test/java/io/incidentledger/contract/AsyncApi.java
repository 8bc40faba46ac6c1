package io.incidentledger.contract;

import static java.util.stream.Collectors.joining;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.incident.IncidentOverview;
import io.incidentledger.api.incident.ServiceStatus;
import io.incidentledger.api.stream.DerivedTopic;
import io.incidentledger.api.stream.EventTypes;
import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.api.stream.Watermark;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The description of the topics as AsyncAPI 3.0 has it: which there are, what stands on them, by
 * which key and with which headers.
 */
final class AsyncApi {
    private static final String BINDING = "0.5.0";
    private static final String GUARANTEES =
            """
            Everything that is recorded, as it is recorded. Records are CloudEvents 1.0 in Kafka's binary mode: the value is \
            the event as JSON, everything about it stands in the headers.

            * Delivery is at least once. Whoever drops a `ce_number` of a partition that was seen already has each event \
            exactly once; `ce_id` stays the same on every delivery.
            * Within a partition `ce_number` counts from 0 without holes: a hole is a loss. Within a stream `ce_sequence` does \
            likewise, and over everything `ce_position`; positions of several partitions come in any order.
            * All streams of an incident have its id as their key. The partition is Kafka's own hash of the key, so they stand \
            in one partition, in order.
            * Nothing is ever changed or removed: a correction is an event of its own. Events only ever get more: fields, \
            values of enumerations and types are added, never renamed, removed or given another meaning. Ignore what you do \
            not know.
            * The watermark says every second how far publication has come.

            What stands now is on two derived topics, for whoever needs no history: the last record of a key says how it is. \
            `version` (`ce_position`) never decreases for a key: ignore a record with a lower one than you have. There are no \
            tombstones, and neither `ce_number` nor `ce_sequence`. Read them with `read_committed`.
            """;

    private final Javadoc docs = Javadoc.ofTheContract();
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final ObjectNode channels;
    private final ObjectNode operations;
    private final ObjectNode messages;

    private AsyncApi() {
        root.put("asyncapi", "3.0.0");
        ObjectNode info = root.putObject("info");
        info.put("title", "Incident Ledger: the topics").put("version", "1.0.0");
        info.put("description", GUARANTEES);
        info.putObject("license")
                .put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        root.put("defaultContentType", "application/json");
        channels = root.putObject("channels");
        operations = root.putObject("operations");
        messages = root.putObject("components").putObject("messages");
    }

    /** The whole of it. */
    static ObjectNode made() {
        AsyncApi made = new AsyncApi();
        for (Topic topic : Topic.values()) {
            made.channel(topic);
        }
        for (DerivedTopic topic : DerivedTopic.values()) {
            made.channel(topic);
        }
        return made.root;
    }

    /** What may stand on a topic. */
    static Stream<Class<?>> types(Topic topic) {
        Stream<Class<?>> types =
                switch (topic) {
                    case PUBLICATION -> Stream.of(Watermark.class);
                    case CATALOGUE -> events().filter(CatalogueEvent.class::isAssignableFrom);
                    case EVENTS ->
                            events().filter(it -> !CatalogueEvent.class.isAssignableFrom(it));
                };
        return types.sorted((one, other) -> one.getSimpleName().compareTo(other.getSimpleName()));
    }

    /** What stands on a derived topic. */
    static Class<?> type(DerivedTopic topic) {
        return switch (topic) {
            case SERVICE_STATUS -> ServiceStatus.class;
            case SUMMARY -> IncidentOverview.class;
        };
    }

    /** What stands on any of them. */
    static Stream<Class<?>> derivedTypes() {
        return Stream.of(DerivedTopic.values()).map(AsyncApi::type);
    }

    private static Stream<Class<?>> events() {
        return EventTypes.BY_NAME.values().stream();
    }

    private void channel(Topic topic) {
        Channel channel =
                new Channel(
                        topic.name(),
                        topic.topicName(),
                        docs.of(Topic.class, topic.name()),
                        key(topic),
                        topic.partitions(),
                        topic.compacted(),
                        topic == Topic.PUBLICATION ? null : HeaderSchema.EVENT);
        channel(channel, types(topic).toList());
    }

    private void channel(DerivedTopic topic) {
        Channel channel =
                new Channel(
                        topic.name(),
                        topic.topicName(),
                        docs.of(DerivedTopic.class, topic.name()),
                        key(topic),
                        DerivedTopic.PARTITIONS,
                        true,
                        HeaderSchema.DERIVED);
        channel(channel, List.of(type(topic)));
    }

    /**
     * What is said of a topic, whichever kind it is.
     *
     * @param headers of each record; null if it has none
     */
    private record Channel(
            String constant,
            String address,
            @Nullable String description,
            String key,
            int partitions,
            boolean compacted,
            @Nullable HeaderSchema headers) {
        String name() {
            return constant.toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private void channel(Channel described, List<Class<?>> types) {
        ObjectNode channel = channels.putObject(described.name());
        channel.put("address", described.address()).put("description", described.description());
        ObjectNode offered = channel.putObject("messages");
        for (Class<?> type : types) {
            String message = type.getSimpleName();
            offered.set(message, reference("#/components/messages/" + message));
            message(described, type);
        }
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", described.address()).put("partitions", described.partitions());
        ObjectNode settings = kafka.putObject("topicConfiguration");
        settings.putArray("cleanup.policy").add(described.compacted() ? "compact" : "delete");
        if (!described.compacted()) {
            settings.put("retention.ms", -1).put("retention.bytes", -1);
        }
        kafka.put("bindingVersion", BINDING);
        ObjectNode operation =
                operations.putObject("publish-" + described.name()).put("action", "send");
        operation.set("channel", reference("#/channels/" + described.name()));
    }

    private void message(Channel channel, Class<?> type) {
        String name = type.getSimpleName();
        ObjectNode message = messages.putObject(name).put("name", name).put("title", words(name));
        String description = docs.of(type);
        if (description != null) {
            message.put("description", description);
        }
        if (channel.headers() != null) {
            message.putObject("headers").setAll(headers(channel.headers(), name));
        }
        ObjectNode payload = message.putObject("payload");
        payload.put("schemaFormat", "application/schema+json;version=draft-2020-12");
        payload.set("schema", file(name));
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("description", channel.key());
        kafka.put("bindingVersion", BINDING);
    }

    private static ObjectNode headers(HeaderSchema general, String type) {
        ObjectNode own = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = own.putObject("properties");
        properties.putObject(RecordHeader.TYPE).put("const", type);
        properties.putObject(RecordHeader.DATA_SCHEMA).put("const", PayloadSchemas.ID + type);
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        headers.put("schemaFormat", "application/schema+json;version=draft-2020-12");
        headers.putObject("schema").putArray("allOf").add(file(general.schemaName())).add(own);
        return headers;
    }

    private static String key(Topic topic) {
        return switch (topic) {
            case EVENTS -> "The incident's id.";
            case CATALOGUE -> "Always `%s`.".formatted(CatalogueEvent.STREAM);
            case PUBLICATION -> "Always `%s`.".formatted(Watermark.KEY);
        };
    }

    private static String key(DerivedTopic topic) {
        return switch (topic) {
            case SERVICE_STATUS -> "`service/tenant`.";
            case SUMMARY -> "The incident's id.";
        };
    }

    private static ObjectNode file(String schema) {
        return reference("./schemas/" + schema + ".json");
    }

    private static ObjectNode reference(String to) {
        return JsonNodeFactory.instance.objectNode().put("$ref", to);
    }

    /** {@code ServiceTakenOffline}: Service taken offline. */
    private static String words(String name) {
        return Stream.of(name.split("(?<=.)(?=[A-Z])", -1))
                .map(word -> name.startsWith(word) ? word : word.toLowerCase(Locale.ROOT))
                .collect(joining(" "));
    }
}
