package io.incidentledger.command.publication;

import static io.incidentledger.command.publication.PublicationFixture.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.command.publication.PublisherStatus.State;
import io.incidentledger.wire.actor.Actor;
import io.incidentledger.wire.actor.Role;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Topics that are created anew, and somebody who says that they are right. */
final class RepublicationFixture implements AutoCloseable {
    static final Actor ADMINISTRATOR = new Actor("urn:test", "admin-1", Set.of(Role.ADMINISTRATOR));

    final PublicationFixture publication = new PublicationFixture();

    UUID idOf(Topic topic) throws InterruptedException {
        return Objects.requireNonNull(new Topics(TopicsFixture.KAFKA, 1, 1).ids().get(topic));
    }

    void recreate(Topic topic) throws InterruptedException {
        publication.topics.delete(topic);
        new Topics(TopicsFixture.KAFKA, 1, 1).ensure();
    }

    Publisher halted() {
        Publisher publisher = publication.start();
        await().until(() -> publisher.status().state() == State.HALTED);
        return publisher;
    }

    void decide(Publisher publisher) throws Exception {
        publication.republication(publisher).decide(ADMINISTRATOR, "The disk was lost");
    }

    static List<String> contents(List<ConsumerRecord<byte[], byte[]>> records) {
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

    List<String> decisions() {
        return publication
                .store
                .asOwner()
                .sql("SELECT kind FROM publication_decision ORDER BY decision")
                .query(String.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    @Override
    public void close() {
        publication.close();
    }
}
