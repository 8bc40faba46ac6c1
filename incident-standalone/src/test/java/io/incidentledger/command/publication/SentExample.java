package io.incidentledger.command.publication;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.stream.EventTypes;
import io.incidentledger.command.store.WireSerializer;
import io.incidentledger.wire.json.Json;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.messaging.MetaData;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;

/** An event as it would be stored and sent. */
public final class SentExample {
    private static final WireSerializer STORE = new WireSerializer(EventTypes.BY_NAME, Json.EVENTS);
    private static final RecordEncoder ENCODER =
            new RecordEncoder(URI.create("urn:incident-ledger"), Json.EVENTS);

    private SentExample() {}

    /**
     * The record of an event.
     *
     * @param metadata as it is stored beside it
     */
    public static ProducerRecord<byte[], byte[]> of(
            LedgerEvent event, Map<String, String> metadata) {
        String aggregate = event instanceof CatalogueEvent ? "Catalogue" : "Incident";
        return ENCODER.encode(
                new SequencedEvent(
                        1_234,
                        Lane.of(aggregate, event.stream()),
                        17,
                        Instant.parse("2023-04-27T06:00:00.000001Z"),
                        "0187c0de-0000-7000-8000-000000000001",
                        aggregate,
                        event.stream(),
                        7,
                        STORE.typeForClass(event.getClass()).getName(),
                        stored(event),
                        stored(MetaData.from(metadata))));
    }

    private static ByteBuffer stored(Object value) {
        return ByteBuffer.wrap(STORE.serialize(value, byte[].class).getData());
    }
}
