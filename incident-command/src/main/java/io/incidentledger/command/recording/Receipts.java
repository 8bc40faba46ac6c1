package io.incidentledger.command.recording;

import static io.incidentledger.api.refusal.RefusalCode.IDEMPOTENCY_KEY_REUSED;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.request.Idempotency;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RequestContext;
import io.incidentledger.command.store.Receipt;
import io.incidentledger.command.store.ReceiptStore;
import io.incidentledger.wire.json.Json;

import java.util.Optional;

/** What was answered to a caller's idempotency keys. */
public final class Receipts {
    /** Every answer that has a receipt recorded something. */
    private static final int CREATED = 201;

    private final ReceiptStore store;
    private final CommandTelemetry telemetry;

    public Receipts(ReceiptStore store, CommandTelemetry telemetry) {
        this.store = store;
        this.telemetry = telemetry;
    }

    /**
     * The answer that this request already had; empty without a key, or for a new one.
     *
     * @throws CommandRefused if the key was used for another request
     */
    public Optional<Recorded> find(RequestContext context) {
        Idempotency idempotency = context.idempotency();
        if (idempotency == null) {
            return Optional.empty();
        }
        return store.find(context.actor().issuer(), context.actor().subject(), idempotency.key())
                .map(receipt -> answer(receipt, idempotency));
    }

    void add(RequestContext context, Recorded recorded) {
        Idempotency idempotency = context.idempotency();
        if (idempotency != null) {
            store.add(
                    new Receipt(
                            context.actor().issuer(),
                            context.actor().subject(),
                            idempotency.key(),
                            idempotency.sha256(),
                            CREATED,
                            Json.EVENTS.writeValueAsString(recorded),
                            recorded.stream()));
        }
    }

    private Recorded answer(Receipt receipt, Idempotency idempotency) {
        if (!receipt.requestSha256().equals(idempotency.sha256())) {
            throw new CommandRefused(
                    Refusal.because(
                            IDEMPOTENCY_KEY_REUSED,
                            "The idempotency key %s was used for another request, which recorded"
                                    + " something in %s.",
                            idempotency.key(),
                            receipt.stream()));
        }
        telemetry.repeated();
        return Json.EVENTS.readValue(receipt.answer(), Recorded.class);
    }
}
