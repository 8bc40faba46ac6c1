package io.incidentledger.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.observation.ObservationRegistry;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

class EventEngineTest {
    record ImpactNoted(String service, int users) {}

    record Renamed(String title) {}

    private static final String STREAM = "INC-2026-000001";
    private StoreFixture store;
    private StoreTransactions transactions;
    private TransactionTemplate transaction;
    private EventEngine engine;

    @BeforeEach
    void emptyStore() {
        store = StoreFixture.fresh(StoreFixture.FIRST_WRITE_GUARD);
        transactions = new StoreTransactions(store.application());
        transaction = new TransactionTemplate(transactions.spring());
        engine =
                EventEngine.create(
                        transactions,
                        WireSerializer.ofSimpleNames(
                                List.of(ImpactNoted.class), JsonMapper.builder().build()),
                        new EventUpcasterChain(),
                        ObservationRegistry.NOOP);
    }

    @Nested
    class WhatIsStored {
        /** Fails when {@code typeForClass} is left to Axon. */
        @Test
        void namesNoJavaClassAnywhereInTheRow() {
            engine.appendEvents(event(0, new ImpactNoted("mail", 40)));

            Map<String, @Nullable Object> row =
                    store.asOwner().sql("SELECT * FROM event").query().singleRow();
            assertThat(row)
                    .containsEntry("payload_type", "ImpactNoted")
                    .containsEntry("type", "Incident")
                    .containsEntry("aggregate_identifier", STREAM);
            assertThat(text(row, "payload")).isEqualTo("{\"service\":\"mail\",\"users\":40}");
            assertThat(text(row, "metadata")).isEqualTo("{\"issuer\":\"urn:test\"}");
            row.forEach(
                    (column, value) ->
                            assertThat(
                                            value instanceof byte[] bytes
                                                    ? new String(bytes, UTF_8)
                                                    : "" + value)
                                    .as(column)
                                    .doesNotContain("java", "axon", "incidentledger"));
        }

        @Test
        void isReadBackAsItWas() {
            engine.appendEvents(event(0, new ImpactNoted("mail", 40)));

            DomainEventMessage<?> read = engine.readEvents(STREAM).next();
            assertThat(read.getPayload()).isEqualTo(new ImpactNoted("mail", 40));
            assertThat(read.getMetaData()).isEqualTo(MetaData.with("issuer", "urn:test"));
            assertThat(read.getType()).isEqualTo("Incident");
        }

        @Test
        void isReadBackInManyBatches() {
            int count = 2 * EventEngine.BATCH_SIZE;
            engine.appendEvents(
                    IntStream.range(0, count)
                            .mapToObj(i -> event(i, new ImpactNoted("mail", i)))
                            .toList());

            assertThat(engine.readEvents(STREAM).asStream()).hasSize(count);
            assertThat(engine.lastSequenceNumberFor(STREAM)).hasValue(count - 1L);
        }

        @Test
        void hasAnIdentifierThatGrowsWithTime() {
            UUID id = UUID.fromString(event(0, new ImpactNoted("mail", 1)).getIdentifier());

            assertThat(id.version()).isEqualTo(7);
        }

        @Test
        void cannotHaveMetadataOtherThanText() {
            DomainEventMessage<?> event =
                    event(0, new ImpactNoted("mail", 1)).andMetaData(Map.of("count", 3));

            assertThatThrownBy(() -> engine.appendEvents(event))
                    .hasStackTraceContaining("The metadata 'count' is not text");
        }

        @Test
        void cannotBeOfATypeWithoutAWireName() {
            assertThatThrownBy(() -> engine.appendEvents(event(0, new Renamed("x"))))
                    .hasStackTraceContaining("No wire name is known for");
        }
    }

    /** Fails when an unknown name is left to Axon, which would fold the stream without it. */
    @Test
    void anUnknownWireNameIsAnErrorAndNotSkipped() throws Exception {
        store.append(STREAM, 0);
        store.asOwner().sql("UPDATE event SET payload_type = 'Forgotten'").update();

        assertThatThrownBy(() -> engine.readEvents(STREAM).next().getPayload())
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("'Forgotten'");
    }

    /** Fails without {@link DuplicateKeyResolver}. */
    @Nested
    class WhenTwoAppendTheSamePlace {
        @Test
        void theLaterOneIsAConflict() {
            engine.appendEvents(event(0, new ImpactNoted("mail", 1)));
            engine.appendEvents(event(1, new ImpactNoted("mail", 2)));

            assertThatThrownBy(() -> engine.appendEvents(event(1, new ImpactNoted("mail", 3))))
                    .isInstanceOf(ConcurrencyException.class);
        }

        @Test
        void theLaterCreationIsAConflictToo() {
            engine.appendEvents(event(0, new ImpactNoted("mail", 1)));

            assertThatThrownBy(() -> engine.appendEvents(event(0, new ImpactNoted("mail", 3))))
                    .isInstanceOf(AggregateStreamCreationException.class);
        }

        @Test
        void aConflictFurtherDownABatchIsAConflict() {
            engine.appendEvents(
                    event(0, new ImpactNoted("mail", 1)), event(1, new ImpactNoted("mail", 2)));

            assertThatThrownBy(
                            () ->
                                    engine.appendEvents(
                                            event(2, new ImpactNoted("mail", 3)),
                                            event(1, new ImpactNoted("mail", 3))))
                    .isInstanceOf(ConcurrencyException.class);
        }
    }

    @Nested
    class InATransactionOfSprings {
        /** Fails when the connection provider goes round Spring's transaction. */
        @Test
        void rollbackRemovesTheEventAndTheReceipt() {
            ReceiptStore receipts = new ReceiptStore(transactions.jdbc());
            transaction.executeWithoutResult(
                    status -> {
                        engine.appendEvents(event(0, new ImpactNoted("mail", 1)));
                        receipts.add(ReceiptStoreTest.RECEIPT);
                        status.setRollbackOnly();
                    });

            assertThat(engine.readEvents(STREAM).hasNext()).isFalse();
            assertThat(receipts.find("urn:test", "anna", "key-1")).isEmpty();
        }

        /** Fails when {@link IncidentNumberStore} takes part in the command's transaction. */
        @Test
        void mintingANumberIsNoWriteOfTheCommands() {
            IncidentNumberStore numbers =
                    new IncidentNumberStore(transactions.jdbc(), transactions.spring());
            transaction.executeWithoutResult(
                    status -> {
                        numbers.mint(2026);
                        engine.appendEvents(event(0, new ImpactNoted("mail", 1)));
                    });

            assertThat(engine.readEvents(STREAM).hasNext()).isTrue();
        }

        @Test
        void theGuardRefusesAWriteBeforeTheEvent() {
            ReceiptStore receipts = new ReceiptStore(transactions.jdbc());

            assertThatThrownBy(
                            () ->
                                    transaction.executeWithoutResult(
                                            status -> {
                                                receipts.add(ReceiptStoreTest.RECEIPT);
                                                engine.appendEvents(
                                                        event(0, new ImpactNoted("mail", 1)));
                                            }))
                    .hasStackTraceContaining("must be the first write");
        }
    }

    private static String text(Map<String, @Nullable Object> row, String column) {
        return row.get(column) instanceof byte[] bytes ? new String(bytes, UTF_8) : "";
    }

    private static DomainEventMessage<Object> event(long sequence, Object payload) {
        return new GenericDomainEventMessage<>(
                "Incident", STREAM, sequence, payload, MetaData.with("issuer", "urn:test"));
    }
}
