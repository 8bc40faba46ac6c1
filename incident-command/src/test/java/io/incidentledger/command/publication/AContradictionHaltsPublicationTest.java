package io.incidentledger.command.publication;

import static io.incidentledger.command.publication.PublicationFixture.INCIDENT;
import static io.incidentledger.command.publication.PublicationFixture.await;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.command.publication.PublisherStatus.State;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.Map;

/** Topics and store do not belong together: nothing is sent, and somebody has to look. */
class AContradictionHaltsPublicationTest {
    private final PublicationFixture publication = new PublicationFixture();

    @AfterEach
    void stop() {
        publication.close();
    }

    /** Fails when foreign records are not looked for. */
    @Test
    void aTopicAheadOfTheStoreHaltsIt() throws Exception {
        publication.publish(3);
        ConsumerRecord<byte[], byte[]> last = publication.topics.records(Topic.EVENTS).getLast();
        replace(last.headers(), RecordHeader.NUMBER, "3");
        replace(last.headers(), RecordHeader.POSITION, "3");
        publication.topics.produce(last);

        Publisher publisher = publication.start();

        await().until(() -> publisher.status().state() == State.HALTED);
        assertThat(publisher.status().reason())
                .contains("number 3 that the event store has not given");
        publication.store.append(INCIDENT, 3);
        assertThat(publication.topics.events()).hasSize(4);
    }

    @Test
    void anotherEventUnderAKnownNumberHaltsIt() throws Exception {
        publication.publish(3);
        ConsumerRecord<byte[], byte[]> last = publication.topics.records(Topic.EVENTS).getLast();
        replace(last.headers(), RecordHeader.ID, "0197a5d0-0000-7000-8000-000000000001");
        publication.topics.produce(last);

        Publisher publisher = publication.start();

        await().until(() -> publisher.status().state() == State.HALTED);
        assertThat(publisher.status().reason()).contains("belongs to another event");
    }

    @Test
    void aStoreFromAnotherClusterHaltsIt() throws SQLException {
        publication.publish(3);
        publication
                .store
                .asOwner()
                .sql("UPDATE publication_cursor SET scan_from = '9000000000'")
                .update();

        Publisher publisher = publication.start();

        await().until(() -> publisher.status().state() == State.HALTED);
        assertThat(publisher.status().reason()).contains("restored from a dump");
    }

    /** Fails when existing topics are not compared. */
    @Test
    void topicsWithOtherSettingsHaltIt() throws Exception {
        publication.topics.create(Topic.EVENTS, 6, Map.of("retention.ms", "1000"));

        Publisher publisher = publication.start();

        await().until(() -> publisher.status().state() == State.HALTED);
        assertThat(publisher.status().reason())
                .contains(
                        "incident.events.v1 has 6 partitions, not 12",
                        "incident.events.v1 has retention.ms=1000, not -1",
                        "message.timestamp.type=CreateTime, not LogAppendTime");
    }

    private static void replace(Headers headers, String key, String value) {
        headers.remove(key).add(key, value.getBytes(UTF_8));
    }
}
