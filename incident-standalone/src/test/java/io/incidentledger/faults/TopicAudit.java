package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Whether the topics are what the store says, once what came twice is dropped. */
record TopicAudit(String bootstrapServers) {
    /** What a record is; two deliveries of one are equal. */
    private record Told(String stream, long sequence, String id, long position, String payload) {}

    private record Found(Map<String, Map<Long, Told>> lanes, int repeated) {}

    /** How many different records there are. */
    int distinct() {
        return read().lanes().values().stream().mapToInt(Map::size).sum();
    }

    /** How many records came more than once. */
    int repeated() {
        return read().repeated();
    }

    void check(StoredEvents stored) {
        Map<String, Map<Long, Told>> lanes = read().lanes();
        Map<String, Map<Long, Told>> wanted = new HashMap<>();
        for (StoredEvent row : stored.all()) {
            wanted.computeIfAbsent(row.lane(), _ -> new TreeMap<>())
                    .put(
                            row.number(),
                            new Told(
                                    row.stream(),
                                    row.sequence(),
                                    row.id(),
                                    row.position(),
                                    row.payloadText()));
        }
        lanes.values().removeIf(Map::isEmpty);
        assertThat(lanes).as("the topics are the store").isEqualTo(wanted);
        lanes.forEach(
                (lane, records) -> {
                    assertThat(records.keySet())
                            .as("numbers of %s", lane)
                            .containsExactlyElementsOf(upTo(records.size()));
                    inOrder(records.values().stream().toList());
                });
        assertThat(stored.all().stream().map(StoredEvent::position).sorted())
                .as("positions")
                .containsExactlyElementsOf(upTo(stored.all().size()));
        List<StoredEvent> byPosition =
                stored.all().stream()
                        .sorted(Comparator.comparingLong(StoredEvent::position))
                        .toList();
        assertThat(byPosition.stream().map(StoredEvent::recordedAt)).isSorted();
    }

    /** Each stream from its first event on, none twice, none out of turn. */
    private static void inOrder(List<Told> records) {
        Map<String, Long> next = new HashMap<>();
        for (Told told : records) {
            assertThat(told.sequence())
                    .as("%s comes in its turn", told)
                    .isEqualTo(next.getOrDefault(told.stream(), 0L));
            next.put(told.stream(), told.sequence() + 1);
        }
    }

    private static List<Long> upTo(int end) {
        return LongStream.range(0, end).boxed().toList();
    }

    private Found read() {
        Map<String, Map<Long, Told>> lanes = new HashMap<>();
        int repeated = 0;
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    Stream.of(Topic.EVENTS, Topic.CATALOGUE)
                            .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(5))) {
                    repeated += add(lanes, record) ? 0 : 1;
                }
            }
        }
        return new Found(lanes, repeated);
    }

    private static boolean add(
            Map<String, Map<Long, Told>> lanes, ConsumerRecord<String, byte[]> record) {
        Map<Long, Told> lane =
                lanes.computeIfAbsent(
                        record.topic() + "-" + record.partition(), _ -> new TreeMap<>());
        long number = Long.parseLong(header(record, RecordHeader.NUMBER));
        Told told =
                new Told(
                        header(record, RecordHeader.STREAM),
                        Long.parseLong(header(record, RecordHeader.SEQUENCE)),
                        header(record, RecordHeader.ID),
                        Long.parseLong(header(record, RecordHeader.POSITION)),
                        new String(record.value(), UTF_8));
        Told before = lane.get(number);
        if (before == null) {
            // What comes for the first time comes in order, or a consumer would stop at a hole.
            assertThat(number).as("the next number of %s", record.topic()).isEqualTo(lane.size());
            lane.put(number, told);
            return true;
        }
        assertThat(told).as("a repetition says the same").isEqualTo(before);
        return false;
    }

    private static String header(ConsumerRecord<String, byte[]> found, String header) {
        return new String(found.headers().lastHeader(header).value(), UTF_8);
    }
}
