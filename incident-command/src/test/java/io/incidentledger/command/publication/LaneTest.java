package io.incidentledger.command.publication;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.Topic;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaneTest {
    @ParameterizedTest
    @ValueSource(strings = {"INC-2026-000001", "INC-2026-000002", "INC-2026-999999", "ü"})
    void isWhatKafkasOwnProducerWouldChoose(String incident) {
        assertThat(Lane.of("Incident", incident))
                .isEqualTo(
                        new Lane(
                                Topic.EVENTS,
                                BuiltInPartitioner.partitionForKey(
                                        incident.getBytes(UTF_8), Topic.EVENTS.partitions())));
    }

    /** A changed hash would move incidents between partitions: these figures are for ever. */
    @ParameterizedTest
    @CsvSource({"INC-2026-000001, 11", "INC-2026-000002, 9", "INC-2026-000123, 4"})
    void neverChanges(String incident, int partition) {
        assertThat(Lane.of("Incident", incident).partition()).isEqualTo(partition);
    }

    @Test
    void isSharedByAllStreamsOfAnIncident() {
        assertThat(Lane.of("Investigation", "INC-2026-000001/investigation"))
                .isEqualTo(Lane.of("Incident", "INC-2026-000001"));
    }

    @Test
    void ofTheCatalogueIsItsOnlyOne() {
        assertThat(Lane.of("Catalogue", "catalogue")).isEqualTo(new Lane(Topic.CATALOGUE, 0));
        assertThat(Lane.key("Catalogue", "catalogue")).isEqualTo("catalogue");
    }
}
