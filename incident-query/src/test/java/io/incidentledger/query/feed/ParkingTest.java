package io.incidentledger.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Parked;
import io.incidentledger.query.fixture.Projections;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Topics;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One incident is parked, with all that comes later about it; its neighbours go on. */
class ParkingTest {
    private static final Facts BAD = Facts.of("INC-2023-000001");
    private static final int PARTITION = Publisher.partition(Topic.EVENTS, "INC-2023-000001");

    /** In the same partition. */
    private static final Facts GOOD = Parked.neighbourOf("INC-2023-000001");

    private Publisher publisher;
    private Projections projections;
    private Parked parked;

    @BeforeEach
    void start() {
        Topics.fresh();
        publisher = new Publisher();
        projections = Projections.start();
        parked = new Parked(projections);
        publisher.publish(BAD.declared("Before"));
        await().until(() -> parked.entries(BAD) == 1);
    }

    @AfterEach
    void stop() {
        projections.close();
        publisher.close();
    }

    @Nested
    class A_record_parks_its_incident_and_nobody_else {
        /** Fails when an unreadable record is skipped. */
        @Test
        void when_a_record_has_no_value() {
            ProducerRecord<byte[], byte[]> next = publisher.next(BAD.note("n", "20:00"));
            RecordMetadata tombstone =
                    publisher.send(
                            new ProducerRecord<>(
                                    next.topic(), PARTITION, next.key(), null, next.headers()));
            assertParked(tombstone, "has no value");
        }

        /** Fails when an unreadable record is skipped. */
        @Test
        void when_a_type_is_unknown() {
            ProducerRecord<byte[], byte[]> unknown = publisher.next(BAD.note("n", "20:00"));
            Publisher.header(unknown, RecordHeader.TYPE, "CoffeeBrewed");
            assertParked(publisher.send(unknown), "unknown type CoffeeBrewed");
        }

        /** Fails when any known type may come on any topic. */
        @Test
        void when_a_type_belongs_to_another_topic() {
            ProducerRecord<byte[], byte[]> strange = publisher.next(BAD.note("n", "20:00"));
            Publisher.header(strange, RecordHeader.TYPE, "SiteRegistered");
            assertParked(publisher.send(strange), "unknown type SiteRegistered");
        }

        /** Fails when the header's type is believed. */
        @Test
        void when_the_value_is_of_another_type_than_its_header() {
            ProducerRecord<byte[], byte[]> twisted = publisher.next(BAD.note("n", "20:00"));
            Publisher.header(twisted, RecordHeader.TYPE, "UpdatePosted");
            assertParked(publisher.send(twisted), "is no UpdatePosted");
        }

        /** Fails when {@code requireSameStream} does nothing. */
        @Test
        void when_the_value_is_about_another_incident_than_its_key() {
            ProducerRecord<byte[], byte[]> other =
                    publisher.next(Facts.of("INC-2023-000002").note("n", "20:00"));
            ProducerRecord<byte[], byte[]> mine = publisher.next(BAD.note("n", "20:00"));
            RecordMetadata twisted =
                    publisher.send(
                            new ProducerRecord<>(
                                    mine.topic(),
                                    PARTITION,
                                    mine.key(),
                                    other.value(),
                                    mine.headers()));
            assertParked(twisted, "says one thing");
        }

        /** Fails when the projection does not look at the sequence. */
        @Test
        void when_an_entry_of_its_stream_is_missing() {
            ProducerRecord<byte[], byte[]> skipped = publisher.next(BAD.note("n", "20:00"));
            Publisher.header(skipped, RecordHeader.SEQUENCE, "7");
            assertParked(publisher.send(skipped), "INC-2023-000001@7 comes where 1 is next");
        }

        /** Fails when such a record passes for a broken database. */
        @Test
        void when_it_amends_an_entry_that_is_not_there() {
            assertParked(
                    publisher.send(publisher.next(BAD.retract(BAD.entry(99)))),
                    "amends the entry 99");
        }

        /** Fails when such a record passes for a broken database. */
        @Test
        void when_the_database_cannot_hold_it() {
            ProducerRecord<byte[], byte[]> nul = publisher.next(BAD.note("a\0b", "20:00"));
            assertParked(publisher.send(nul), "cannot be applied");
        }

        private void assertParked(RecordMetadata bad, String because) {
            assertThat(parked.reason(BAD)).contains(because);
            assertThat(parked.offset(BAD)).isEqualTo(bad.offset());
            publisher.publish(GOOD.declared("Good"));
            publisher.publish(BAD.note("behind it", "20:02"));
            publisher.publish(GOOD.note("better", "20:03"));
            await().until(() -> parked.entries(GOOD) == 2);
            assertThat(parked.entries(BAD)).isEqualTo(1);
            assertThat(parked.records(BAD)).isEqualTo(2);
            assertThat(parked.feed().status().halts()).isEmpty();
        }
    }

    @Nested
    class A_record_that_is_none_of_ours {
        /** Fails when it is skipped in silence, and when it parks anybody. */
        @Test
        void is_kept_aside_under_its_own_place() {
            RecordMetadata foreign =
                    publisher.send(
                            new ProducerRecord<>(
                                    Topic.EVENTS.topicName(),
                                    PARTITION,
                                    "INC-2023-000001".getBytes(UTF_8),
                                    "hello".getBytes(UTF_8)));
            publisher.publish(BAD.note("behind it", "20:02"));
            await().until(() -> parked.entries(BAD) == 2);
            String place = "incident.events.v1-%d@%d".formatted(PARTITION, foreign.offset());
            assertThat(parked.feed().status().parked()).containsExactly(place);
            assertThat(parked.one(place).text("/records/0/value")).isEqualTo("hello");
        }
    }

    @Nested
    class Among_many_records_of_one_batch {
        /** Fails when the halves of a batch are not tried, and when what follows is not parked. */
        @Test
        void only_the_bad_one_and_what_follows_it_is_kept_aside() {
            projections.close();
            publisher.publish(BAD.note("good", "20:00"));
            publisher.send(publisher.next(BAD.retract(BAD.entry(99))));
            publisher.publish(GOOD.declared("Good"));
            publisher.publish(BAD.note("behind it", "20:02"));
            publisher.publish(GOOD.note("better", "20:03"));
            projections = Projections.start();
            parked = new Parked(projections);
            assertThat(parked.reason(BAD)).contains("amends the entry 99");
            await().until(() -> parked.entries(GOOD) == 2);
            assertThat(parked.entries(BAD)).isEqualTo(2);
            assertThat(parked.records(BAD)).isEqualTo(2);
        }

        /** Fails when the projections do not forget what a failed attempt left in memory. */
        @Test
        void that_the_database_cannot_hold_the_others_are_applied() {
            projections.close();
            publisher.publish(BAD.note("good", "20:00"));
            publisher.send(publisher.next(BAD.note("a\0b", "20:01")));
            projections = Projections.on(projections.database());
            parked = new Parked(projections);
            assertThat(parked.reason(BAD)).contains("cannot be applied");
            assertThat(parked.entries(BAD)).isEqualTo(2);
        }
    }
}
