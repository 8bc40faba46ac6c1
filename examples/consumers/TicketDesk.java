// Which incidents there are and where each stands, kept up while they go on. Spring Boot 4 with
// spring-boot-starter-kafka; --spring.kafka.bootstrap-servers=localhost:9092

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.ConsumerSeekAware;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class TicketDesk implements ConsumerSeekAware {
    /** Of each incident what stands of its entries, by sequence. */
    private final SortedMap<String, SortedMap<Long, JsonNode>> standing = new TreeMap<>();

    /** The last number of each partition. */
    private final Map<Integer, Long> numbers = new HashMap<>();

    private String printed = "";

    public static void main(String[] settings) {
        SpringApplication.run(TicketDesk.class, settings);
    }

    @KafkaListener(id = "ticket-desk", topics = "incident.events.v1")
    void on(ConsumerRecord<String, String> record) {
        long number = Long.parseLong(header(record, "ce_number"));
        long expected = numbers.getOrDefault(record.partition(), -1L) + 1;
        if (number < expected) {
            return; // A repetition.
        }
        if (number > expected) {
            throw new IllegalStateException("%s is missing in %s".formatted(expected, record));
        }
        numbers.put(record.partition(), number);
        if (header(record, "ce_stream").equals(record.key())) {
            apply(Long.parseLong(header(record, "ce_sequence")), record.key(), JsonMapper.shared().readTree(record.value()));
        }
    }

    /** A correction puts something else in the place of an entry, a retraction takes it away. */
    private void apply(long sequence, String incident, JsonNode event) {
        SortedMap<Long, JsonNode> entries = standing.computeIfAbsent(incident, _ -> new TreeMap<>());
        String entry = event.path("entry").asString("");
        switch (event.path("type").asString()) {
            case "EntryCorrected" -> entries.put(sequenceOf(entry), event.path("replacement"));
            case "EntryRetracted" -> entries.remove(sequenceOf(entry));
            default -> entries.put(sequence, event);
        }
    }

    /** Nothing has come for a while: say where everything stands, if that is new. */
    @EventListener(ListenerContainerIdleEvent.class)
    void print() {
        StringBuilder all = new StringBuilder();
        standing.forEach((incident, entries) -> all.append(line(incident, entries)).append('\n'));
        if (!all.toString().equals(printed)) {
            printed = all.toString();
            System.out.print(printed);
        }
    }

    private static String line(String incident, SortedMap<Long, JsonNode> entries) {
        String status = "";
        String title = "";
        for (JsonNode event : entries.values()) {
            status = switch (event.path("type").asString()) {
                case "IncidentDeclared", "IncidentReopened" -> "OPEN";
                case "IncidentResolved" -> "RESOLVED";
                case "IncidentClosed" -> "CLOSED";
                case "IncidentDismissed" -> "DISMISSED";
                default -> status;
            };
            title = switch (event.path("type").asString()) {
                case "IncidentDeclared", "IncidentReclassified" -> event.path("title").asString(title);
                default -> title;
            };
        }
        return "%s %s %s".formatted(incident, status, title);
    }

    /** What it knows is in memory: so it reads everything, whatever the group has read before. */
    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assigned, ConsumerSeekCallback callback) {
        numbers.clear();
        standing.clear();
        callback.seekToBeginning(assigned.keySet());
    }

    private static long sequenceOf(String entry) {
        return Long.parseLong(entry.substring(entry.lastIndexOf('@') + 1));
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
