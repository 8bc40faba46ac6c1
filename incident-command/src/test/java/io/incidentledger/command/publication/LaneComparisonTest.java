package io.incidentledger.command.publication;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.command.publication.Discrepancy.Kind;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import java.util.List;

/** One lane of a topic, record by record, against what should have been sent. */
class LaneComparisonTest {
    private static final Lane LANE = new Lane(Topic.EVENTS, 3);
    private static final long LAST = 4;

    private final Discrepancies found = new Discrepancies();
    private final LaneComparison comparison =
            new LaneComparison(LANE, LAST, LaneComparisonTest::sent, found);
    private long offset;

    @Test
    void finds_nothing_where_everything_is_there_once_and_in_order() {
        take(0, 1, 2, 3, 4);
        comparison.end(LAST);
        assertThat(found.first()).isEmpty();
        assertThat(found.counts()).isEmpty();
    }

    @Test
    void expects_no_more_than_was_confirmed() {
        take(0, 1, 2);
        comparison.end(2);
        assertThat(found.counts()).isEmpty();
    }

    @Test
    void names_what_is_missing_in_the_middle_and_at_the_end() {
        take(0, 2, 3);
        comparison.end(LAST);
        assertThat(said())
                .containsExactly(
                        "MISSING null 1 event-1 It is not there",
                        "MISSING null 4 event-4 The end of the topic is gone");
    }

    @Test
    void tells_what_comes_late_from_what_comes_twice() {
        take(0, 2, 1, 1, 3, 4);
        comparison.end(LAST);
        assertThat(said())
                .containsExactly(
                        "OUT_OF_ORDER 2 1 event-1 It comes behind the number 2",
                        "DUPLICATED 3 1 event-1 It came before");
    }

    @Test
    void says_what_is_different() {
        ConsumerRecord<byte[], byte[]> other = received(sent(0), "{\"forged\": true}");
        other.headers().remove(RecordHeader.TIME);
        other.headers().add("by", "somebody".getBytes(UTF_8));
        comparison.take(other);
        take(1, 2, 3, 4);
        comparison.end(LAST);
        assertThat(said())
                .containsExactly(
                        "DIFFERENT 0 0 event-0 Not as recorded: the header by, the header "
                                + RecordHeader.TIME
                                + ", the value");
    }

    @Test
    void knows_what_is_not_ours_and_what_the_store_never_gave() {
        ProducerRecord<byte[], byte[]> foreign =
                new ProducerRecord<>(LANE.topic().topicName(), new byte[] {1}, new byte[] {2});
        comparison.take(received(foreign, "x"));
        take(0, 1, 2, 3, 4, 5);
        comparison.end(LAST);
        assertThat(said())
                .containsExactly(
                        "FOREIGN 0 null null It has none of our numbers",
                        "AHEAD 6 5 event-5 The last number that the store has given is 4");
    }

    @Test
    void counts_what_it_does_not_list() {
        Discrepancies many = new Discrepancies();
        new LaneComparison(LANE, 2_999, LaneComparisonTest::sent, many).end(2_999);
        assertThat(many.counts()).containsEntry(Kind.MISSING, 3_000L);
        assertThat(many.first()).hasSize(Discrepancies.MOST);
    }

    private List<String> said() {
        return found.first().stream()
                .map(
                        it ->
                                "%s %s %s %s %s"
                                        .formatted(
                                                it.kind(),
                                                it.offset(),
                                                it.number(),
                                                it.event(),
                                                it.detail()))
                .toList();
    }

    private void take(long... numbers) {
        for (long number : numbers) {
            comparison.take(received(sent(number), "{\"number\": " + number + "}"));
        }
    }

    private static ProducerRecord<byte[], byte[]> sent(long number) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        LANE.topic().topicName(),
                        LANE.partition(),
                        "INC-2023-000001".getBytes(UTF_8),
                        ("{\"number\": " + number + "}").getBytes(UTF_8));
        record.headers()
                .add(RecordHeader.NUMBER, Long.toString(number).getBytes(UTF_8))
                .add(RecordHeader.ID, ("event-" + number).getBytes(UTF_8))
                .add(RecordHeader.TIME, "2023-04-27T06:00:00.000000Z".getBytes(UTF_8));
        return record;
    }

    private ConsumerRecord<byte[], byte[]> received(
            ProducerRecord<byte[], byte[]> sent, String value) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(
                        sent.topic(),
                        LANE.partition(),
                        offset++,
                        sent.key(),
                        value.getBytes(UTF_8));
        sent.headers().forEach(record.headers()::add);
        return record;
    }
}
