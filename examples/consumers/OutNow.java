// What is out now: every pair of service and tenant that does not work normally, and since when.
//
//   java --class-path 'lib/*' OutNow.java localhost:9092
//
// lib: kafka-clients, slf4j-api and Jackson 3 (tools.jackson.core:jackson-databind). JDK 25.

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

void main(String[] brokers) {
    var last = new TreeMap<String, JsonNode>();
    var topic = List.of(new TopicPartition("incident.service-status.v1", 0));
    try (var consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", brokers[0], "isolation.level", "read_committed"), new StringDeserializer(), new StringDeserializer())) {
        consumer.assign(topic);
        consumer.seekToBeginning(topic);
        for (long end = consumer.endOffsets(topic).get(topic.getFirst()); consumer.position(topic.getFirst()) < end; ) {
            consumer.poll(Duration.ofSeconds(1)).forEach(it -> last.merge(it.key(), JsonMapper.shared().readTree(it.value()),
                    (was, is) -> is.path("version").asLong() < was.path("version").asLong() ? was : is));
        }
    }
    last.values().stream().filter(it -> !it.path("state").asString().equals("OK")).forEach(it -> IO.println(String.join(" ",
            it.path("service").asString(), it.path("tenant").asString(), it.path("state").asString(), it.at("/since/earliest").asString())));
}
