package io.incidentledger.command.publication;

import static io.incidentledger.command.publication.PublicationFixture.INCIDENT;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.List;

/** What a publisher does about what its predecessor left. */
class ANewPublisherGoesOnWhereTheTopicsEndTest {
    private final PublicationFixture publication = new PublicationFixture();

    @AfterEach
    void stop() {
        publication.close();
    }

    /** Fails when it goes on from the cursor: the events are there twice. */
    @Test
    void nothingIsSentAgainThatWasSentButNotNoted() throws SQLException {
        publication.publish(30);
        publication.store.asOwner().sql("UPDATE publication_cursor SET position = -1").update();
        publication.store.append(INCIDENT, 30);

        publication.publishUntil(31);

        publication.assertNumbersDense();
    }

    /** Fails when it goes on from the cursor: the tail stays lost. */
    @Test
    void aLostTailIsFilledUpAndReported() throws Exception {
        publication.publish(30);
        List<ConsumerRecord<byte[], byte[]>> before = publication.topics.records(Topic.EVENTS);
        publication.topics.delete(Topic.EVENTS);
        new Topics(TopicsFixture.KAFKA, 1, 1).ensure();
        for (ConsumerRecord<byte[], byte[]> record : before.subList(0, 12)) {
            publication.topics.produce(record);
        }
        // Kafka's administrators cannot cut off an end. As if it were the same topic, then.
        noteTheTopicsThatAreThere();

        Publisher publisher = publication.publishUntil(30);

        assertThat(publisher.status().reason()).contains("18 acknowledged events");
        publication.assertNumbersDense();
        assertThat(publication.topics.records(Topic.EVENTS))
                .extracting(record -> TopicsFixture.header(record, RecordHeader.ID))
                .isEqualTo(
                        before.stream()
                                .map(record -> TopicsFixture.header(record, RecordHeader.ID))
                                .toList());
    }

    /** As if what is there had always been there. */
    private void noteTheTopicsThatAreThere() throws InterruptedException {
        new Topics(TopicsFixture.KAFKA, 1, 1)
                .ids()
                .forEach(
                        (topic, id) ->
                                publication
                                        .store
                                        .asOwner()
                                        .sql(
                                                "UPDATE published_topic SET topic_id = ? WHERE"
                                                        + " topic = ?")
                                        .params(id, topic.topicName())
                                        .update());
    }
}
