package io.incidentledger.embedded;

import static java.util.stream.Collectors.toMap;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** What the tests of this module say to a broker; every topic has one partition. */
final class Records {

    private Records() {}

    static void createTopic(String servers, String topic)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    /** Returns when the broker has acknowledged. */
    static void send(String servers, String topic, String value)
            throws ExecutionException, InterruptedException {
        try (var producer = producer(servers, Map.of())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    static KafkaProducer<String, String> producer(String servers, Map<String, Object> more) {
        return new KafkaProducer<>(
                with(servers, more), new StringSerializer(), new StringSerializer());
    }

    static KafkaConsumer<String, String> consumer(String servers, Map<String, Object> more) {
        return new KafkaConsumer<>(
                with(servers, more), new StringDeserializer(), new StringDeserializer());
    }

    /** All values up to the end that the topic has now. */
    static List<String> read(String servers, String topic) {
        var partition = new TopicPartition(topic, 0);
        var values = new ArrayList<String>();
        try (var consumer = consumer(servers, Map.of("isolation.level", "read_committed"))) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    values.add(record.value());
                }
            }
        }
        return values;
    }

    private static Map<String, Object> with(String servers, Map<String, Object> more) {
        var settings =
                more.entrySet().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        settings.put("bootstrap.servers", servers);
        return settings;
    }
}
