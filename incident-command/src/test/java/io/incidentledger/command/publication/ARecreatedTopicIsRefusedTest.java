package io.incidentledger.command.publication;

import static io.incidentledger.command.publication.PublicationFixture.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.command.publication.PublisherStatus.State;
import io.incidentledger.command.publication.RepublicationReport.Phase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Another topic under the same name is not published to until somebody says that it is right. */
class ARecreatedTopicIsRefusedTest {
    private final RepublicationFixture topics = new RepublicationFixture();
    private final PublicationFixture publication = topics.publication;

    @AfterEach
    void stop() {
        topics.close();
    }

    @Nested
    class WhenItIsEmpty {
        /** Fails when ids are not compared: it is filled up without a word. */
        @Test
        void publication_halts_and_names_both_ids_and_what_to_do() throws Exception {
            publication.publish(30);
            UUID before = topics.idOf(Topic.EVENTS);
            topics.recreate(Topic.EVENTS);

            Publisher publisher = topics.halted();

            assertThat(publisher.status().reason())
                    .contains(
                            "incident.events.v1",
                            before.toString(),
                            topics.idOf(Topic.EVENTS).toString(),
                            "./incident republish --reason");
            assertThat(publication.topics.events()).isEmpty();
            assertThat(publication.republication(publisher).report().phase())
                    .isEqualTo(Phase.NEEDED);
        }

        /** Fails when the cursor stays where it was, or when the halted one does not look again. */
        @Test
        void somebody_says_that_it_is_right_and_it_is_filled_as_it_was() throws Exception {
            publication.publish(30);
            List<String> before =
                    RepublicationFixture.contents(publication.topics.records(Topic.EVENTS));
            topics.recreate(Topic.EVENTS);
            Publisher publisher = topics.halted();

            topics.decide(publisher);

            await().until(() -> publisher.status().acknowledged() == 29);
            assertThat(RepublicationFixture.contents(publication.topics.records(Topic.EVENTS)))
                    .isEqualTo(before);
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

        /** Fails when an empty topic counts as one that has everything. */
        @Test
        void what_it_lacks_is_said_and_whoever_publishes_next_fills_it() throws Exception {
            publication.publish(30);
            topics.recreate(Topic.EVENTS);
            Publisher gone = topics.halted();
            gone.close();
            topics.decide(gone);

            RepublicationReport report = publication.republication(gone).report();
            assertThat(report.phase()).isEqualTo(Phase.RUNNING);
            assertThat(report.published()).isZero();
            assertThat(report.events()).isEqualTo(30);
            assertThat(publication.verification().counts())
                    .containsEntry(Discrepancy.Kind.MISSING, 30L);

            Publisher next = publication.publishUntil(30);
            assertThat(next.status().unfilled()).isZero();
            assertThat(publication.verification().sound()).isTrue();
        }

        @Test
        void it_is_decided_once_however_often_it_is_said() throws Exception {
            publication.publish(3);
            topics.recreate(Topic.EVENTS);
            Publisher publisher = topics.halted();

            topics.decide(publisher);
            await().until(() -> publisher.status().acknowledged() == 2);
            topics.decide(publisher);
            publisher.close();
            topics.decide(publisher);

            assertThat(topics.decisions()).containsExactly("FOUND", "REPUBLICATION");
        }

        /** Fails when only the node that was asked looks again. */
        @Test
        void other_nodes_hear_of_the_decision() throws Exception {
            publication.publish(3);
            topics.recreate(Topic.EVENTS);
            Publisher one = topics.halted();
            Publisher other = topics.halted();

            topics.decide(one);

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
        /** Fails when the ends are asked for of what is not there: that ends in a time-out. */
        @Test
        void all_of_it_is_found_missing() throws Exception {
            publication.publish(30);
            publication.topics.delete(Topic.EVENTS);

            StreamReport report = publication.verification();

            assertThat(report.sound()).isFalse();
            assertThat(report.records()).isZero();
            assertThat(report.counts()).isEqualTo(Map.of(Discrepancy.Kind.MISSING, 30L));
            assertThat(report.discrepancies())
                    .hasSize(30)
                    .allMatch(it -> it.topic().equals(Topic.EVENTS.topicName()))
                    .allMatch(it -> it.detail().equals("The topic is not there"));
        }

        /** Fails when a topic is created in whatever Kafka there is. */
        @Test
        void it_is_not_created_before_somebody_says_so() throws Exception {
            publication.publish(3);
            publication.topics.delete(Topic.EVENTS);

            Publisher publisher = topics.halted();

            assertThat(publisher.status().reason()).contains("incident.events.v1 is gone");
            assertThat(new Topics(TopicsFixture.KAFKA, 1, 1).ids()).doesNotContainKey(Topic.EVENTS);
            topics.decide(publisher);
            await().until(() -> publisher.status().acknowledged() == 2);
            publication.assertNumbersDense();
        }
    }
}
