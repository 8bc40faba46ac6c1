package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.embedded.EmbeddedKafka;
import io.incidentledger.embedded.EmbeddedPostgreSql;
import io.incidentledger.embedded.Ports;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * The whole product is killed in the middle of traffic. Fails when the receipt is not written in
 * the transaction of its event (something is doubled), or when the cursor of publication moves
 * before the broker has acknowledged (something is missing on the topic).
 */
class KilledProductTest {
    private static final int CLIENTS = 4;
    private static final int NOTES_EACH = 60;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 70;

    @TempDir private Path dataDir;
    private final int port = Ports.free();
    private final int kafkaPort = Ports.free();

    /** What the clients know: the entry that the product named for each of their keys. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    @Test
    void nothing_acknowledged_is_lost_and_nothing_is_doubled() throws Exception {
        Api api = Api.of(port, dataDir);
        List<String> incidents;
        ProductProcess killed = ProductProcess.start(dataDir, port, kafkaPort);
        incidents = declared(api);
        CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_THE_KILL);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            incidents.forEach(incident -> clients.execute(() -> note(api, incident, enough)));
            enough.await();
            killed.kill();
        }
        assertThat(acknowledged).hasSizeBetween(1, CLIENTS * NOTES_EACH - 1);

        Map<String, String> before = Map.copyOf(acknowledged);
        Map<String, List<String>> shown = new HashMap<>();
        try (ProductProcess _ = ProductProcess.start(dataDir, port, kafkaPort)) {
            incidents.forEach(incident -> note(api, incident, new CountDownLatch(0)));
            assertThat(acknowledged).hasSize(CLIENTS * NOTES_EACH).containsAllEntriesOf(before);
            for (String incident : incidents) {
                shown.put(incident, shown(api, incident));
            }
        }
        Map<String, List<String>> stored = stored();
        for (String incident : incidents) {
            assertThat(stored.get(incident)).hasSize(1 + NOTES_EACH).doesNotHaveDuplicates();
            assertThat(shown.get(incident)).isEqualTo(stored.get(incident));
        }
        assertThat(published()).containsAllEntriesOf(only(stored, incidents));
    }

    private static List<String> declared(Api api) throws Exception {
        List<String> incidents = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            incidents.add(
                    api.post(
                                    "/api/incidents",
                                    """
                                    {"nature": "SECURITY", "severity": "HIGH", "title": "Traffic"}
                                    """)
                            .body()
                            .path("incident")
                            .asString());
        }
        return incidents;
    }

    /** Sends every note that has no answer yet; stops where the product does not answer. */
    private void note(Api api, String incident, CountDownLatch enough) {
        for (String text : IntStream.range(0, NOTES_EACH).mapToObj(it -> "note " + it).toList()) {
            String key = incident + " " + text;
            if (acknowledged.containsKey(key)) {
                continue;
            }
            try {
                Api.Reply reply =
                        api.post(
                                "/api/incidents/%s/notes".formatted(incident),
                                "{\"text\": \"%s\"}".formatted(text),
                                "Idempotency-Key",
                                key.replace(' ', '-'));
                assertThat(reply.status()).isEqualTo(201);
                acknowledged.put(key, reply.body().path("after").asString());
                enough.countDown();
            } catch (IOException away) {
                return;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static List<String> shown(Api api, String incident) throws Exception {
        JsonNode items =
                api.get(
                                "/api/incidents/%s/timeline?limit=200&after=%s@%d"
                                        .formatted(incident, incident, NOTES_EACH))
                        .body()
                        .path("items");
        List<String> texts = new ArrayList<>();
        items.forEach(it -> texts.add(said(it.path("payload"))));
        return texts;
    }

    private static String said(JsonNode payload) {
        return payload.path("type").asString() + " " + payload.path("text").asString("");
    }

    /** What each stream holds, in order. */
    private Map<String, List<String>> stored() throws SQLException {
        Map<String, List<String>> streams = new HashMap<>();
        try (EmbeddedPostgreSql server = EmbeddedPostgreSql.start(dataDir.resolve("store"));
                Connection connection = server.connect("incident_store");
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT aggregate_identifier,
                                       payload_type || ' ' ||
                                       coalesce(convert_from(payload, 'UTF8')::jsonb ->> 'text', '')
                                  FROM event ORDER BY aggregate_identifier, sequence_number
                                """)) {
            while (row.next()) {
                streams.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(row.getString(2));
            }
        }
        return streams;
    }

    /** What the topic holds for each incident, in order, each event once. */
    private Map<String, List<String>> published() {
        Map<String, List<String>> streams = new HashMap<>();
        Set<String> ids = new LinkedHashSet<>();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dataDir.resolve("kafka"), 0);
                KafkaConsumer<String, byte[]> consumer =
                        new KafkaConsumer<>(
                                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                                new StringDeserializer(),
                                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(Topic.EVENTS.topicName()).stream()
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
                for (ConsumerRecord<String, byte[]> found : consumer.poll(Duration.ofSeconds(5))) {
                    if (ids.add(header(found, RecordHeader.ID))) {
                        streams.computeIfAbsent(found.key(), _ -> new ArrayList<>())
                                .add(said(JsonMapper.shared().readTree(found.value())));
                    }
                }
            }
        }
        return streams;
    }

    private static String header(ConsumerRecord<String, byte[]> found, String header) {
        return new String(found.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> only(
            Map<String, List<String>> streams, List<String> incidents) {
        Map<String, List<String>> found = new HashMap<>(streams);
        found.keySet().retainAll(incidents);
        return found;
    }
}
