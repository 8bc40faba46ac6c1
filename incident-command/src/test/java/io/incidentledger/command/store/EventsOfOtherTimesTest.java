package io.incidentledger.command.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.NoteLogged;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.stream.EventTypes;
import io.incidentledger.wire.json.Json;
import io.micrometer.observation.ObservationRegistry;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.sql.SQLException;
import java.time.Instant;

/** Events that were stored by another version of the product than the one that loads them. */
class EventsOfOtherTimesTest {
    private static final IncidentId INCIDENT = new IncidentId("INC-2026-000001");
    private static final NoteLogged NOTE =
            new NoteLogged(
                    INCIDENT,
                    "mail is slow",
                    new Clocks(
                            OccurredAt.exactly(Instant.parse("2026-07-01T12:00:00Z")), null, null));

    private final StoreFixture store = StoreFixture.fresh();

    /** The text was called something else once. */
    private static final class RenamedText extends SingleEventUpcaster {
        @Override
        protected boolean canUpcast(IntermediateEventRepresentation stored) {
            return stored.getType().equals(new SimpleSerializedType("NoteLogged", null));
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation stored) {
            return stored.upcastPayload(
                    new SimpleSerializedType("NoteLogged", "2"),
                    ObjectNode.class,
                    old -> {
                        old.set("text", old.remove("remark"));
                        return old;
                    });
        }
    }

    /** Fails when the engine is not given the chain. */
    @Test
    void an_old_form_is_made_a_new_one_on_its_way_in_and_stays_in_the_store() throws SQLException {
        String old = Json.EVENTS.writeValueAsString(NOTE).replace("\"text\"", "\"remark\"");
        store(old);

        assertThat(loaded(new EventUpcasterChain(new RenamedText()))).isEqualTo(NOTE);
        assertThat(
                        store.asOwner()
                                .sql("SELECT convert_from(payload, 'UTF8') FROM event")
                                .query(String.class)
                                .single())
                .isEqualTo(old);
    }

    /** Fails when events are loaded with the mapper of requests. */
    @Test
    void fields_that_a_later_version_added_are_ignored() throws SQLException {
        store(
                Json.EVENTS
                        .writeValueAsString(NOTE)
                        .replace("\"text\"", "\"mood\":\"good\",\"text\"")
                        .replace("\"zone\"", "\"moon\":{\"phase\":[1]},\"zone\""));

        assertThat(loaded(new EventUpcasterChain())).isEqualTo(NOTE);
    }

    private void store(String payload) throws SQLException {
        try (OpenTransaction transaction = store.begin()) {
            transaction.append(INCIDENT.value(), 0, payload).commit();
        }
        store.asOwner().sql("UPDATE event SET payload_type = 'NoteLogged'").update();
    }

    private IncidentEvent loaded(EventUpcaster upcasters) {
        return EventEngine.create(
                        new StoreTransactions(store.application()),
                        new WireSerializer(EventTypes.BY_NAME, Json.EVENTS),
                        upcasters,
                        ObservationRegistry.NOOP)
                .events(INCIDENT.value(), 0, IncidentEvent.class)
                .getFirst();
    }
}
