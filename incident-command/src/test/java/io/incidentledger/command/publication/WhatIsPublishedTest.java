package io.incidentledger.command.publication;

import static io.incidentledger.command.publication.PublicationFixture.INCIDENT;
import static io.incidentledger.command.publication.PublicationFixture.MAPPER;
import static io.incidentledger.command.publication.PublicationFixture.await;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;
import io.incidentledger.api.stream.Watermark;
import io.incidentledger.command.store.EventEngine;
import io.incidentledger.command.store.OpenTransaction;
import io.incidentledger.command.store.StoreTransactions;
import io.incidentledger.command.store.WireSerializer;
import io.micrometer.observation.ObservationRegistry;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What comes out on the topics. */
class WhatIsPublishedTest {
    record ImpactNoted(String service) {}

    private final PublicationFixture publication = new PublicationFixture();

    @AfterEach
    void stop() {
        publication.close();
    }

    @Test
    void isAValidCloudEventWithTheStoredBytesAndAllItsHeaders() {
        EventEngine engine =
                EventEngine.create(
                        new StoreTransactions(publication.store.application()),
                        WireSerializer.ofSimpleNames(List.of(ImpactNoted.class), MAPPER),
                        new EventUpcasterChain(),
                        ObservationRegistry.NOOP);
        GenericDomainEventMessage<ImpactNoted> event =
                new GenericDomainEventMessage<>(
                        "Incident",
                        INCIDENT,
                        0,
                        new ImpactNoted("mail"),
                        MetaData.with("issuer", "urn:test").and("subject", "anna"));
        engine.appendEvents(event);
        publication.start();

        await().until(() -> publication.topics.events().size() == 1);
        ConsumerRecord<byte[], byte[]> record = publication.topics.records(Topic.EVENTS).getFirst();
        try (CloudEventDeserializer deserializer = new CloudEventDeserializer()) {
            CloudEvent read =
                    deserializer.deserialize(record.topic(), record.headers(), record.value());
            assertThat(read.getId()).isEqualTo(event.getIdentifier());
            assertThat(read.getType()).isEqualTo("ImpactNoted");
            assertThat(read.getExtension("actorissuer")).isEqualTo("urn:test");
            assertThat(read.getExtension("actorsubject")).isEqualTo("anna");
        }
        assertThat(record.value()).isEqualTo("{\"service\":\"mail\"}".getBytes(UTF_8));
        assertThat(record.key()).isEqualTo(INCIDENT.getBytes(UTF_8));
        assertThat(record.partition()).isEqualTo(Lane.of("Incident", INCIDENT).partition());
    }

    /** Fails when the scan goes on from the end of the snapshot. */
    @Test
    void isEverythingOnceAndInOrderWhileTransactionsOverlap() throws SQLException {
        publication.store.append("before", 0);
        try (OpenTransaction held = publication.store.begin();
                OpenTransaction burst = publication.store.begin()) {
            held.append("held", 0);
            burst.appendMany("burst-", 50, 5_000).commit();
            publication.start();
            await().until(() -> publication.topics.events().size() == 1);
            for (int i = 0; i < 20; i++) {
                publication.store.append(INCIDENT, i);
            }
            held.commit();
        }

        await().until(() -> publication.topics.events().size() == 5_022);
        publication.assertNumbersDense();
        publication.assertStreamsInOrder();
    }

    @Test
    void isToldByTheWatermark() throws SQLException {
        publication.store.append(INCIDENT, 0);
        publication.store.append(INCIDENT, 1);
        publication.store.append("catalogue", 0);
        publication.start();

        await().until(() -> publication.lastWatermark().position() == 2);
        Watermark watermark = publication.lastWatermark();
        assertThat(watermark.numbers())
                .isEqualTo(
                        Map.of(
                                Topic.EVENTS.topicName(),
                                Map.of("11", 1L),
                                Topic.CATALOGUE.topicName(),
                                Map.of("0", 0L)));
        assertThat(watermark.recordedUntil())
                .isAfterOrEqualTo(
                        topicTime(publication.topics.records(Topic.CATALOGUE).getFirst()));
        await().until(
                        () ->
                                publication
                                        .lastWatermark()
                                        .recordedUntil()
                                        .isAfter(watermark.recordedUntil()));
    }

    /** Fails when {@code wake} does nothing. */
    @Test
    void comesAtOnceWhenWoken() throws SQLException {
        Publisher patient = publication.start(Duration.ofHours(1));
        await().until(() -> publication.lastWatermark().position() == -1);

        publication.store.append(INCIDENT, 0);
        patient.wake();

        await().until(() -> publication.topics.events().size() == 1);
    }

    private static Instant topicTime(ConsumerRecord<byte[], byte[]> record) {
        return Instant.parse(TopicsFixture.header(record, RecordHeader.TIME));
    }
}
