package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.contract.SchemaJudge;
import io.incidentledger.wire.json.Json;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is really sent, against the contract that is shipped, with nothing beside it. */
@ExtendWith(PlayedScenario.Shared.class)
class SentRecordsTest {
    private static final SchemaJudge CONTRACT = SchemaJudge.strict();

    /** Fails when a field or a header is sent that no schema names, or one is not that must be. */
    @Test
    void every_event_is_as_its_schema_and_that_of_the_headers_have_it(PlayedScenario scenario) {
        List<ConsumerRecord<byte[], byte[]>> records =
                records(scenario, Topic.EVENTS, Topic.CATALOGUE);
        SoftAssertions all = new SoftAssertions();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Map<String, String> headers = headers(record);
            all.assertThat(CONTRACT.complaints(headers, Json.EVENTS.readTree(record.value())))
                    .as("%s", headers)
                    .isEmpty();
        }
        all.assertAll();
        assertThat(records.stream().map(record -> headers(record).get(RecordHeader.TYPE)))
                .hasSizeGreaterThan(200)
                .contains("CatalogueOpened", "EntryCorrected", "UpdateReleased", "FindingStated");
    }

    @Test
    void every_watermark_is_as_its_schema_has_it(PlayedScenario scenario) {
        assertThat(records(scenario, Topic.PUBLICATION))
                .isNotEmpty()
                .allSatisfy(
                        record ->
                                assertThat(
                                                CONTRACT.complaints(
                                                        "Watermark",
                                                        Json.EVENTS.readTree(record.value())))
                                        .isEmpty());
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers().forEach(it -> headers.put(it.key(), new String(it.value(), UTF_8)));
        return headers;
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(
            PlayedScenario scenario, Topic... topics) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", scenario.bootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    Stream.of(topics)
                            .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
                consumer.poll(Duration.ofSeconds(5)).forEach(found::add);
            }
        }
        return found;
    }
}
