package io.incidentledger.command.publication;

import static io.incidentledger.command.publication.PublicationFixture.INCIDENT;
import static io.incidentledger.command.publication.PublicationFixture.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.command.publication.PublisherStatus.State;
import io.incidentledger.command.store.OpenTransaction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import java.util.stream.IntStream;

/** The broker does not take every record at once. */
class ARefusedRecordIsSentAgainTest {
    private final PublicationFixture publication = new PublicationFixture();

    @AfterEach
    void stop() {
        publication.close();
    }

    /**
     * Fails when the cursor moves over what was merely sent, and when records behind the refused
     * one get through: whoever reads would see a hole.
     */
    @Test
    void itIsSentAgainUntilItGetsThroughAndNoneIsMissing() throws Exception {
        Publisher publisher = publication.start();
        await().until(() -> publisher.status().state() == State.ACTIVE);
        publication.topics.set(Topic.EVENTS, "max.message.bytes", "2000");
        String large = "{\"x\":\"" + random(20_000) + "\"}";
        try (OpenTransaction transaction = publication.store.begin()) {
            transaction.append(INCIDENT, 0).append(INCIDENT, 1, large);
            for (int i = 2; i < 200; i++) {
                transaction.append(INCIDENT, i);
            }
            transaction.commit();
        }
        await().until(
                        () ->
                                String.valueOf(publisher.status().reason())
                                        .contains("could not be sent"));

        assertThat(publication.noted()).isLessThan(1);
        assertThat(publication.lastWatermark().recordedUntil()).isBefore(recordedAt(199));

        publication.topics.set(Topic.EVENTS, "max.message.bytes", "1048588");

        await().until(() -> publisher.status().acknowledged() == 199);
        assertThat(publication.topics.events().stream().distinct())
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(it -> INCIDENT + "@" + it).toList());
    }

    private Instant recordedAt(long position) {
        return publication
                .store
                .asOwner()
                .sql("SELECT recorded_at FROM publication WHERE position = ?")
                .param(position)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Text that does not compress. */
    private static String random(int length) {
        StringBuilder text = new StringBuilder();
        Random random = new Random(42);
        while (text.length() < length) {
            text.append(Long.toHexString(random.nextLong()));
        }
        return text.toString();
    }
}
