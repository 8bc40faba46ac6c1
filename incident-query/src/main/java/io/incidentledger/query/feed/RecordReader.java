package io.incidentledger.query.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.stream.EventTypes;
import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.wire.json.Json;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads a record as the contract of the topics has it, or says why it cannot. */
public final class RecordReader {
    private static final String SPEC_VERSION = "1.0";
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,18}");

    private RecordReader() {}

    /**
     * Reads one.
     *
     * @throws UnreadableRecord if it is foreign, of an unknown type, or contradicts itself
     */
    public static PublishedRecord read(Topic topic, ConsumerRecord<byte[], byte[]> raw) {
        Map<String, String> headers = headers(raw);
        if (!SPEC_VERSION.equals(required(headers, RecordHeader.SPEC_VERSION))) {
            throw new UnreadableRecord("is no CloudEvent 1.0");
        }
        String subject = required(headers, RecordHeader.SUBJECT);
        if (raw.key() == null || !subject.equals(new String(raw.key(), UTF_8))) {
            throw new UnreadableRecord("has another key than its subject " + subject);
        }
        String type = required(headers, RecordHeader.TYPE);
        byte[] value = raw.value();
        if (value == null) {
            throw new UnreadableRecord("has no value");
        }
        LedgerEvent event = event(topic, type, value);
        String stream = required(headers, RecordHeader.STREAM);
        requireSameStream(stream, subject, event);
        try {
            return new PublishedRecord(
                    topic,
                    number(headers, RecordHeader.NUMBER),
                    stream,
                    number(headers, RecordHeader.SEQUENCE),
                    number(headers, RecordHeader.POSITION),
                    Instant.parse(required(headers, RecordHeader.TIME)),
                    UUID.fromString(required(headers, RecordHeader.ID)),
                    type,
                    headers,
                    new String(value, UTF_8),
                    event);
        } catch (IllegalArgumentException | java.time.DateTimeException malformed) {
            throw new UnreadableRecord("has a malformed header: " + malformed.getMessage());
        }
    }

    /** Its number; null if it has none, and so is none of ours. */
    static @Nullable Long number(ConsumerRecord<byte[], byte[]> raw) {
        String text = RawRecords.header(raw, RecordHeader.NUMBER);
        return text != null && DECIMAL.matcher(text).matches() ? Long.valueOf(text) : null;
    }

    /** Its place in everything recorded; -1 if it has none. */
    static long position(ConsumerRecord<byte[], byte[]> raw) {
        String text = RawRecords.header(raw, RecordHeader.POSITION);
        return text != null && DECIMAL.matcher(text).matches() ? Long.parseLong(text) : -1;
    }

    /**
     * Whom it is about, as far as its headers tell.
     *
     * @throws UnreadableRecord if they do not
     */
    static String subject(ConsumerRecord<byte[], byte[]> raw) {
        String subject = RawRecords.header(raw, RecordHeader.SUBJECT);
        if (subject == null) {
            throw new UnreadableRecord("has a number of ours, and says not whom it is about");
        }
        return subject;
    }

    private static void requireSameStream(String stream, String subject, LedgerEvent event) {
        if (!event.subject().equals(subject) || !event.stream().equals(stream)) {
            throw new UnreadableRecord(
                    "says one thing in its headers (%s, %s) and another in its value"
                            .formatted(subject, stream));
        }
    }

    private static LedgerEvent event(Topic topic, String type, byte[] value) {
        Class<?> named = EventTypes.BY_NAME.get(type);
        if (named == null
                || CatalogueEvent.class.isAssignableFrom(named) != (topic == Topic.CATALOGUE)) {
            throw new UnreadableRecord("is of the unknown type " + type);
        }
        try {
            if (Json.EVENTS.readValue(value, named) instanceof LedgerEvent event) {
                return event;
            }
            throw new UnreadableRecord("is no " + type);
        } catch (JacksonException malformed) {
            throw new UnreadableRecord("is no " + type + ": " + malformed.getOriginalMessage());
        }
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> raw) {
        Map<String, String> headers = new HashMap<>();
        raw.headers()
                .forEach(
                        header -> {
                            if (header.value() != null) {
                                headers.put(header.key(), new String(header.value(), UTF_8));
                            }
                        });
        return headers;
    }

    private static String required(Map<String, String> headers, String key) {
        String value = headers.get(key);
        if (value == null) {
            throw new UnreadableRecord("is none of ours: it has no header " + key);
        }
        return value;
    }

    private static long number(Map<String, String> headers, String key) {
        return Long.parseLong(required(headers, key));
    }
}
