package io.incidentledger.query.summary;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.DerivedHeader;
import io.incidentledger.api.stream.DerivedTopic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What the topics say last of every key. It is read from them by whoever takes over, so that
 * nothing has to be kept elsewhere, and nothing is said twice.
 */
final class LastSent {
    /**
     * A record, as far as it matters.
     *
     * @param content a fingerprint of its value, short because there is one for every key
     */
    private record Said(long version, UUID content) {}

    private final Map<DerivedTopic, Map<String, Said>> keys = new EnumMap<>(DerivedTopic.class);

    /** Takes note of a record that stands on a topic; of none of ours nothing is kept. */
    void read(DerivedTopic topic, ConsumerRecord<byte[], byte[]> record) {
        if (record.key() != null && record.value() != null) {
            note(topic, record.key(), record.value(), version(record.headers()));
        }
    }

    /** Takes note of a record that has been sent. */
    void sent(Summarized summarized, ProducerRecord<byte[], byte[]> record) {
        note(summarized.topic(), record.key(), record.value(), summarized.version());
    }

    /**
     * Whether it says something new: a higher version, or, where an entry was applied late,
     * something else of the same. What is older than what was said is never said again.
     */
    boolean isNews(Summarized summarized, ProducerRecord<byte[], byte[]> record) {
        Said said = of(summarized.topic()).get(summarized.key());
        return said == null
                || summarized.version() > said.version()
                || (summarized.version() == said.version()
                        && !said.content().equals(fingerprint(record.value())));
    }

    /** How many keys there are. */
    int size() {
        return keys.values().stream().mapToInt(Map::size).sum();
    }

    private void note(DerivedTopic topic, byte[] key, byte[] value, long version) {
        of(topic).put(new String(key, UTF_8), new Said(version, fingerprint(value)));
    }

    private Map<String, Said> of(DerivedTopic topic) {
        return keys.computeIfAbsent(topic, _ -> new HashMap<>());
    }

    private static long version(Headers headers) {
        Header position = headers.lastHeader(DerivedHeader.POSITION);
        return position == null ? -1 : Long.parseLong(new String(position.value(), UTF_8));
    }

    private static UUID fingerprint(byte[] value) {
        return UUID.nameUUIDFromBytes(value);
    }
}
