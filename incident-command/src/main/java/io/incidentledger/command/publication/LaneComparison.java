package io.incidentledger.command.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.command.publication.Discrepancy.Kind;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/**
 * Holds the records of one lane, in the order of the topic, against what should have been sent. Not
 * by a digest: every key, header and value is compared byte by byte.
 */
final class LaneComparison {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,18}");

    private final Lane lane;
    private final long last;
    private final Expected expected;
    private final Discrepancies found;
    private final MissingNumbers missing = new MissingNumbers();
    private long next;

    /** What should be there. */
    @FunctionalInterface
    interface Expected {
        /** The record of a number that the store has given. */
        ProducerRecord<byte[], byte[]> of(long number);
    }

    /**
     * @param last the last number that the store has given in this lane; -1 for none
     * @param found takes what is wrong
     */
    LaneComparison(Lane lane, long last, Expected expected, Discrepancies found) {
        this.lane = lane;
        this.last = last;
        this.expected = expected;
        this.found = found;
    }

    /** The next record of the topic. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        String text = text(record.headers(), RecordHeader.NUMBER);
        if (text == null || !DECIMAL.matcher(text).matches()) {
            add(Kind.FOREIGN, record.offset(), null, record, "It has none of our numbers");
            return;
        }
        long number = Long.parseLong(text);
        if (number > last) {
            add(
                    Kind.AHEAD,
                    record.offset(),
                    number,
                    record,
                    "The last number that the store has given is " + last);
            return;
        }
        List<String> differences = differences(expected.of(number), record);
        if (!differences.isEmpty()) {
            add(
                    Kind.DIFFERENT,
                    record.offset(),
                    number,
                    record,
                    "Not as recorded: " + String.join(", ", differences));
        }
        place(number, record);
    }

    private void place(long number, ConsumerRecord<byte[], byte[]> record) {
        if (number >= next) {
            missing.add(next, number - 1);
            next = number + 1;
        } else if (missing.remove(number)) {
            add(
                    Kind.OUT_OF_ORDER,
                    record.offset(),
                    number,
                    record,
                    "It comes behind the number " + (next - 1));
        } else {
            add(Kind.DUPLICATED, record.offset(), number, record, "It came before");
        }
    }

    /**
     * The topic has no more.
     *
     * @param acknowledged the last number that the topic has confirmed; what is behind it may still
     *     be on its way
     */
    void end(long acknowledged) {
        missing(
                acknowledged,
                number -> number >= next ? "The end of the topic is gone" : "It is not there");
    }

    /**
     * The topic does not exist.
     *
     * @param acknowledged the last number that it had confirmed
     */
    void absent(long acknowledged) {
        missing(acknowledged, _ -> "The topic is not there");
    }

    private void missing(long acknowledged, LongFunction<String> why) {
        missing.add(next, acknowledged);
        List<Long> named = missing.all().limit(found.room()).boxed().toList();
        for (long number : named) {
            String event = text(expected.of(number).headers(), RecordHeader.ID);
            found.add(
                    new Discrepancy(
                            Kind.MISSING,
                            lane.topic().topicName(),
                            lane.partition(),
                            null,
                            number,
                            event,
                            why.apply(number)));
        }
        found.add(Kind.MISSING, missing.count() - named.size());
    }

    /** Whether a number has come before a lower one that has not. */
    boolean hasHoles() {
        return missing.count() > 0;
    }

    /** The highest number that has come; -1 before the first. */
    long highest() {
        return next - 1;
    }

    private void add(
            Kind kind,
            long offset,
            @Nullable Long number,
            ConsumerRecord<byte[], byte[]> record,
            String detail) {
        found.add(
                new Discrepancy(
                        kind,
                        lane.topic().topicName(),
                        lane.partition(),
                        offset,
                        number,
                        text(record.headers(), RecordHeader.ID),
                        detail));
    }

    private static List<String> differences(
            ProducerRecord<byte[], byte[]> should, ConsumerRecord<byte[], byte[]> is) {
        List<String> differences = new ArrayList<>();
        if (!Arrays.equals(should.key(), is.key())) {
            differences.add("the key");
        }
        Map<String, String> given = headers(should.headers());
        Map<String, String> had = headers(is.headers());
        TreeSet<String> names = new TreeSet<>(given.keySet());
        names.addAll(had.keySet());
        for (String name : names) {
            if (!String.valueOf(given.get(name)).equals(String.valueOf(had.get(name)))) {
                differences.add("the header " + name);
            }
        }
        if (!Arrays.equals(should.value(), is.value())) {
            differences.add("the value");
        }
        return differences;
    }

    private static Map<String, String> headers(Headers headers) {
        Map<String, String> all = new TreeMap<>();
        headers.forEach(it -> all.merge(it.key(), text(it), (one, other) -> one + "," + other));
        return all;
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : text(header);
    }

    private static String text(Header header) {
        return header.value() == null ? "null" : new String(header.value(), UTF_8);
    }
}
