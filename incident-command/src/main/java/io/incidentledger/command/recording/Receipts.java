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

/**
 * What was answered to idempotency keys. A key is its caller's own; that of a line of an import is
 * its source's, so that it counts whoever imports it again.
 */
public final class Receipts {
    /** Stands for the issuer where a source stands for the caller. */
    private static final String IMPORT = "urn:incident-ledger:import";

    /** Every answer that has a receipt recorded something. */
    private static final int CREATED = 201;

    private final ReceiptStore store;

    public Receipts(ReceiptStore store) {
        this.store = store;
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
        Holder holder = Holder.of(context, idempotency);
        return store.find(holder.issuer(), holder.subject(), idempotency.key())
                .map(receipt -> answer(receipt, idempotency));
    }

    /** What the line of an import recorded that had this reference, whatever else it said. */
    public Optional<Recorded> ofLine(String source, String ref) {
        return store.find(IMPORT, source, ref).map(Receipts::recorded);
    }

    void add(RequestContext context, Recorded recorded) {
        Idempotency idempotency = context.idempotency();
        if (idempotency != null) {
            Holder holder = Holder.of(context, idempotency);
            store.add(
                    new Receipt(
                            holder.issuer(),
                            holder.subject(),
                            idempotency.key(),
                            idempotency.sha256(),
                            CREATED,
                            Json.EVENTS.writeValueAsString(recorded),
                            recorded.stream()));
        }
    }

    private static Recorded answer(Receipt receipt, Idempotency idempotency) {
        if (!receipt.requestSha256().equals(idempotency.sha256())) {
            throw new CommandRefused(
                    Refusal.because(
                            IDEMPOTENCY_KEY_REUSED,
                            "The idempotency key %s was used for another request, which recorded"
                                    + " something in %s.",
                            idempotency.key(),
                            receipt.stream()));
        }
        return recorded(receipt).again();
    }

    private static Recorded recorded(Receipt receipt) {
        return Json.EVENTS.readValue(receipt.answer(), Recorded.class);
    }

    /** Whose a key is. */
    private record Holder(String issuer, String subject) {
        static Holder of(RequestContext context, Idempotency idempotency) {
            String source = idempotency.source();
            return source == null
                    ? new Holder(context.actor().issuer(), context.actor().subject())
                    : new Holder(IMPORT, source);
        }
    }
}
