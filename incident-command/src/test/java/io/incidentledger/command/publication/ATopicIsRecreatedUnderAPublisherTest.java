package io.incidentledger.command.publication;

import static io.incidentledger.command.publication.PublicationFixture.INCIDENT;
import static io.incidentledger.command.publication.PublicationFixture.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.command.publication.PublisherStatus.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fails when ids are looked at in taking over alone: the new one begins in the middle. */
class ATopicIsRecreatedUnderAPublisherTest {
    private final RepublicationFixture topics = new RepublicationFixture();
    private final PublicationFixture publication = topics.publication;

    @AfterEach
    void stop() {
        topics.close();
    }

    @Test
    void publicationHaltsAllTheSame() throws Exception {
        publication.publish(3);
        Publisher publisher = publication.publishUntil(3);
        topics.recreate(Topic.EVENTS);

        await().until(() -> publisher.status().state() == State.HALTED);

        assertThat(publisher.status().reason()).contains("./incident republish");
        publication.store.append(INCIDENT, 3);
        topics.decide(publisher);
        await().until(() -> publisher.status().acknowledged() == 3);
        publication.assertNumbersDense();
        assertThat(publication.verification().sound()).isTrue();
    }
}
