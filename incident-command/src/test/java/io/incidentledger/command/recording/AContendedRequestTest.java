package io.incidentledger.command.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RequestContext;
import io.incidentledger.command.store.ReceiptStore;
import io.incidentledger.command.store.StoreFixture;
import io.incidentledger.wire.actor.Actor;

import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Several write to one stream at once. */
class AContendedRequestTest {
    private static final Recorded RECORDED = new Recorded("INC-2026-000001", 0, List.of());

    /** What goes wrong, attempt by attempt; after that it is recorded. */
    private final Deque<RuntimeException> faults = new ArrayDeque<>();

    private int attempts;

    /** Fails when a conflict is not tried again. */
    @Test
    void isDecidedAgainWhenAnotherNodeWasFaster() {
        conflicts(4);
        assertThat(send(null)).isEqualTo(RECORDED);
        assertThat(attempts).isEqualTo(5);
    }

    @Test
    void isGivenUpAfterTheFifthAttempt() {
        conflicts(5);
        assertContended(null);
        assertThat(attempts).isEqualTo(5);
    }

    /** Fails when {@code If-Match} does not matter: it would be decided on what nobody has seen. */
    @Test
    void isNotDecidedAgainWhenItNamesAVersion() {
        conflicts(1);
        assertContended(7L);
        assertThat(attempts).isEqualTo(1);
    }

    /** Fails when a lock is waited for again: a storm would last five times as long. */
    @Test
    void isTurnedAwayAtOnceWhenItsIncidentIsBusy() {
        faults.add(new LockAcquisitionFailedException("too many wait"));
        assertContended(null);
        assertThat(attempts).isEqualTo(1);
    }

    private void conflicts(int count) {
        for (int i = 0; i < count; i++) {
            faults.add(new ConcurrencyException("the place is taken"));
        }
    }

    private void assertContended(@Nullable Long ifMatch) {
        assertThatThrownBy(() -> send(ifMatch))
                .isInstanceOfSatisfying(
                        CommandRefused.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(RefusalCode.CONTENDED));
    }

    private Recorded send(@Nullable Long ifMatch) {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.subscribe(
                String.class.getName(),
                message -> {
                    attempts++;
                    RuntimeException fault = faults.poll();
                    if (fault != null) {
                        throw fault;
                    }
                    return RECORDED;
                });
        UUID command = UUID.randomUUID();
        return new Dispatch(
                        DefaultCommandGateway.builder().commandBus(bus).build(),
                        new Receipts(new ReceiptStore(StoreFixture.fresh().asApplication())),
                        () -> {})
                .send(
                        "a command",
                        new RequestContext(
                                new Actor("urn:test", "anna", Set.of()),
                                command,
                                command.toString(),
                                null,
                                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                                null,
                                ifMatch));
    }
}
