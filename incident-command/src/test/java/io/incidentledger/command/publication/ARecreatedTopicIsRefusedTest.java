package io.incidentledger.command.publication;

import static io.incidentledger.command.publication.PublicationFixture.INCIDENT;
import static io.incidentledger.command.publication.PublicationFixture.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.command.publication.PublisherStatus.State;
import io.incidentledger.command.publication.RepublicationReport.Phase;
import io.incidentledger.wire.actor.Actor;
import io.incidentledger.wire.actor.Role;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Another topic under the same name is not published to until somebody says that it is right. */
class ARecreatedTopicIsRefusedTest {
    private static final Actor ADMINISTRATOR =
            new Actor("urn:test", "admin-1", Set.of(Role.ADMINISTRATOR));

    private final PublicationFixture publication = new PublicationFixture();

    @AfterEach
    void stop() {
        publication.close();
    }

    private UUID idOf(Topic topic) throws InterruptedException {
        return Objects.requireNonNull(new Topics(TopicsFixture.KAFKA, 1, 1).ids().get(topic));
    }

    private void recreate(Topic topic) throws InterruptedException {
        publication.topics.delete(topic);
        new Topics(TopicsFixture.KAFKA, 1, 1).ensure();
    }

    private Publisher halted() {
        Publisher publisher = publication.start();
        await().until(() -> publisher.status().state() == State.HALTED);
        return publisher;
    }

    private void decide(Publisher publisher) throws Exception {
        publication.republication(publisher).decide(ADMINISTRATOR, "The disk was lost");
    }

    private static List<String> contents(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(
                        it ->
                                "%d %s %s %s %s"
                                        .formatted(
                                                it.partition(),
                                                TopicsFixture.header(it, RecordHeader.NUMBER),
                                                TopicsFixture.header(it, RecordHeader.POSITION),
                                                TopicsFixture.header(it, RecordHeader.ID),
                                                new String(it.value(), UTF_8)))
                .toList();
    }

    @Nested
    class WhenItIsEmpty {
        /** Fails when ids are not compared: it is filled up without a word. */
        @Test
        void publication_halts_and_names_both_ids_and_what_to_do() throws Exception {
            publication.publish(30);
            UUID before = idOf(Topic.EVENTS);
            recreate(Topic.EVENTS);

            Publisher publisher = halted();

            assertThat(publisher.status().reason())
                    .contains(
                            "incident.events.v1",
                            before.toString(),
                            idOf(Topic.EVENTS).toString(),
                            "./incident republish --reason");
            assertThat(publication.topics.events()).isEmpty();
            assertThat(publication.republication(publisher).report().phase())
                    .isEqualTo(Phase.NEEDED);
        }

        /** Fails when the cursor stays where it was, or when the halted one does not look again. */
        @Test
        void somebody_says_that_it_is_right_and_it_is_filled_as_it_was() throws Exception {
            publication.publish(30);
            List<String> before = contents(publication.topics.records(Topic.EVENTS));
            recreate(Topic.EVENTS);
            Publisher publisher = halted();

            decide(publisher);

            await().until(() -> publisher.status().acknowledged() == 29);
            assertThat(contents(publication.topics.records(Topic.EVENTS))).isEqualTo(before);
            await().until(
                            () ->
                                    publication.republication(publisher).report().phase()
                                            == Phase.COMPLETE);
            assertThat(publication.verification().sound()).isTrue();
            RepublicationReport.DecisionReport decision =
                    Objects.requireNonNull(
                            publication.republication(publisher).report().decision());
            assertThat(decision.subject()).isEqualTo("admin-1");
            assertThat(decision.reason()).isEqualTo("The disk was lost");
        }

        @Test
        void it_is_decided_once_however_often_it_is_said() throws Exception {
            publication.publish(3);
            recreate(Topic.EVENTS);
            Publisher publisher = halted();

            decide(publisher);
            await().until(() -> publisher.status().acknowledged() == 2);
            decide(publisher);
            publisher.close();
            decide(publisher);

            assertThat(decisions()).containsExactly("FOUND", "REPUBLICATION");
        }

        /** Fails when only the node that was asked looks again. */
        @Test
        void other_nodes_hear_of_the_decision() throws Exception {
            publication.publish(3);
            recreate(Topic.EVENTS);
            Publisher one = halted();
            Publisher other = halted();

            decide(one);

            await().until(() -> other.status().state() != State.HALTED);
            await().until(
                            () ->
                                    Math.max(
                                                    one.status().acknowledged(),
                                                    other.status().acknowledged())
                                            == 2);
        }
    }

    @Nested
    class WhenItIsGone {
        /** Fails when a topic is created in whatever Kafka there is. */
        @Test
        void it_is_not_created_before_somebody_says_so() throws Exception {
            publication.publish(3);
            publication.topics.delete(Topic.EVENTS);

            Publisher publisher = halted();

            assertThat(publisher.status().reason()).contains("incident.events.v1 is gone");
            assertThat(new Topics(TopicsFixture.KAFKA, 1, 1).ids()).doesNotContainKey(Topic.EVENTS);
            decide(publisher);
            await().until(() -> publisher.status().acknowledged() == 2);
            publication.assertNumbersDense();
        }
    }

    @Nested
    class WhenItIsFilledAlready {
        @Test
        void half_of_it_is_gone_on_with() throws Exception {
            publication.publish(30);
            List<ConsumerRecord<byte[], byte[]>> before = publication.topics.records(Topic.EVENTS);
            recreate(Topic.EVENTS);
            for (ConsumerRecord<byte[], byte[]> record : before.subList(0, 12)) {
                publication.topics.produce(record);
            }
            Publisher publisher = halted();

            decide(publisher);

            await().until(() -> publisher.status().acknowledged() == 29);
            assertThat(contents(publication.topics.records(Topic.EVENTS)))
                    .isEqualTo(contents(before));
        }

        /** Fails when what is there is not compared. */
        @Test
        void somebody_elses_record_is_refused() throws Exception {
            publication.publish(3);
            ConsumerRecord<byte[], byte[]> last =
                    publication.topics.records(Topic.EVENTS).getLast();
            recreate(Topic.EVENTS);
            last.headers().remove(RecordHeader.NUMBER);
            publication.topics.produce(last);
            Publisher publisher = halted();

            assertThatThrownBy(() -> decide(publisher))
                    .isInstanceOf(PublicationHaltedException.class)
                    .hasMessageContaining("FOREIGN=1");
            assertThat(decisions()).containsExactly("FOUND");
        }

        /** Fails when holes are not looked for. */
        @Test
        void a_hole_is_refused() throws Exception {
            publication.publish(3);
            List<ConsumerRecord<byte[], byte[]>> before = publication.topics.records(Topic.EVENTS);
            recreate(Topic.EVENTS);
            publication.topics.produce(before.getFirst());
            publication.topics.produce(before.getLast());
            Publisher publisher = halted();

            assertThatThrownBy(() -> decide(publisher))
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

            assertThat(decisions()).containsExactly("FOUND");
        }

        /** Fails when whatever is there is taken for what was published to. */
        @Test
        void an_empty_one_is_refused() throws Exception {
            publication.publish(3);
            forget();
            publication.topics.delete(Topic.EVENTS);

            Publisher publisher = halted();

            assertThat(publisher.status().reason())
                    .contains("incident.events.v1 has nothing of the 3 events");
            decide(publisher);
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
            Publisher publisher = halted();
            assertThat(publisher.status().reason()).contains("ahead of the store", "delete the topic");
            assertThatThrownBy(() -> decide(publisher))
                    .isInstanceOf(PublicationHaltedException.class)
                    .hasMessageContaining("ahead of the store");
            assertThat(publication.verification().counts())
                    .containsEntry(Discrepancy.Kind.AHEAD, 10L);

            publication.topics.delete(Topic.EVENTS);
            decide(publisher);

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

    private List<String> decisions() {
        return publication.store
                .asOwner()
                .sql("SELECT kind FROM publication_decision ORDER BY decision")
                .query(String.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }
}
