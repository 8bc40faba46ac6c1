package io.incidentledger.command.publication;

import static io.incidentledger.command.publication.PublicationFixture.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.stream.Watermark;
import io.incidentledger.command.publication.PublisherStatus.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The process itself is broken: its memory, its classes. */
class AnErrorHaltsPublicationTest {
    private final PublicationFixture publication = new PublicationFixture();

    @AfterEach
    void stop() {
        publication.close();
    }

    /** Fails when an error ends the thread and no more: the last status was that all is well. */
    @Test
    void andTheStatusSaysSo() {
        ValueSerializer<Watermark> broken =
                new ValueSerializer<>() {
                    @Override
                    public void serialize(
                            Watermark value, JsonGenerator json, SerializationContext context) {
                        throw new LinkageError("a class is missing");
                    }
                };

        Publisher publisher =
                publication.start(
                        JsonMapper.builder()
                                .addModule(
                                        new SimpleModule().addSerializer(Watermark.class, broken))
                                .build());

        await().until(() -> publisher.status().state() == State.HALTED);
        assertThat(publisher.status().reason()).contains("a class is missing");
    }
}
