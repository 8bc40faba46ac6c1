package io.incidentledger.command.publication;

import static io.incidentledger.command.publication.PublicationFixture.INCIDENT;
import static io.incidentledger.command.publication.PublicationFixture.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What a topic that was created anew may hold already, and what it may not. */
class WhatARecreatedTopicHoldsTest {
    private final RepublicationFixture topics = new RepublicationFixture();
    private final PublicationFixture publication = topics.publication;

    @AfterEach
    void stop() {
        topics.close();
    }

    @Nested
    class WhenItIsFilledAlready {
        @Test
        void half_of_it_is_gone_on_with() throws Exception {
            publication.publish(30);
            List<ConsumerRecord<byte[], byte[]>> before = publication.topics.records(Topic.EVENTS);
            topics.recreate(Topic.EVENTS);
            for (ConsumerRecord<byte[], byte[]> record : before.subList(0, 12)) {
                publication.topics.produce(record);
            }
            Publisher publisher = topics.halted();

            topics.decide(publisher);

            await().until(() -> publisher.status().acknowledged() == 29);
            assertThat(RepublicationFixture.contents(publication.topics.records(Topic.EVENTS)))
                    .isEqualTo(RepublicationFixture.contents(before));
        }

        /** Fails when what is there is not compared. */
        @Test
        void somebody_elses_record_is_refused() throws Exception {
            publication.publish(3);
            ConsumerRecord<byte[], byte[]> last =
                    publication.topics.records(Topic.EVENTS).getLast();
            topics.recreate(Topic.EVENTS);
            last.headers().remove(RecordHeader.NUMBER);
            publication.topics.produce(last);
            Publisher publisher = topics.halted();

            assertThatThrownBy(() -> topics.decide(publisher))
                    .isInstanceOf(PublicationHaltedException.class)
                    .hasMessageContaining("FOREIGN=1");
            assertThat(topics.decisions()).containsExactly("FOUND");
        }

        /** Fails when holes are not looked for. */
        @Test
        void a_hole_is_refused() throws Exception {
            publication.publish(3);
            List<ConsumerRecord<byte[], byte[]>> before = publication.topics.records(Topic.EVENTS);
            topics.recreate(Topic.EVENTS);
            publication.topics.produce(before.getFirst());
            publication.topics.produce(before.getLast());
            Publisher publisher = topics.halted();

            assertThatThrownBy(() -> topics.decide(publisher))
                    .isInstanceOf(PublicationHaltedException.class)
                    .hasMessageContaining("MISSING=1");
        }
    }

    @Nested
    class WhenAnOlderVersionNotedNoIds {
        private void forget() {
            publication.store.asOwner().sql("DELETE FROM published_topic").update();
            publication.store.asOwner().sql("DELETE FROM publication_decision").update();
        }

        @Test
        void those_that_are_there_are_noted() throws Exception {
            publication.publish(3);
            forget();
            publication.store.append(INCIDENT, 3);

            publication.publishUntil(4);

            assertThat(topics.decisions()).containsExactly("FOUND");
        }

        /** Fails when whatever is there is taken for what was published to. */
        @Test
        void an_empty_one_is_refused() throws Exception {
            publication.publish(3);
            forget();
            publication.topics.delete(Topic.EVENTS);

            Publisher publisher = topics.halted();

            assertThat(publisher.status().reason())
                    .contains("incident.events.v1 has nothing of the 3 events");
            topics.decide(publisher);
            await().until(() -> publisher.status().acknowledged() == 2);
        }
    }

    @Nested
    class WhenItIsAheadOfTheStore {
        /** What a store that was restored to an earlier point meets. */
        @Test
        void it_is_said_how_to_go_on() throws Exception {
            publication.publish(30);
            backTo(20);
            Publisher publisher = topics.halted();
            assertThat(publisher.status().reason())
                    .contains("ahead of the store", "delete the topic");
            assertThatThrownBy(() -> topics.decide(publisher))
                    .isInstanceOf(PublicationHaltedException.class)
                    .hasMessageContaining("ahead of the store");
            assertThat(publication.verification().counts())
                    .containsEntry(Discrepancy.Kind.AHEAD, 10L);

            publication.topics.delete(Topic.EVENTS);
            topics.decide(publisher);

            await().until(() -> publisher.status().acknowledged() == 19);
            assertThat(publication.verification().sound()).isTrue();
        }

        private void backTo(int events) {
            for (String statement :
                    List.of(
                            "DELETE FROM event WHERE sequence_number >= " + events,
                            "DELETE FROM publication WHERE position >= " + events,
                            "UPDATE publication_cursor SET position = %d".formatted(events - 1))) {
                publication.store.asOwner().sql(statement).update();
            }
        }
    }
}
