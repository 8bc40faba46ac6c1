package io.incidentledger.command.recording;

import static io.incidentledger.api.refusal.RefusalCode.CONTENDED;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RequestContext;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DuplicateKeyException;

import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends a request to its aggregate, and again when another node was faster. Whatever goes wrong,
 * the receipt is read first: the original of a retry may have won the race.
 */
public final class Dispatch {
    /** Four nodes that write to one incident at once all get through; a storm does not last. */
    private static final int ATTEMPTS = 5;

    private static final long LONGEST_PAUSE_MILLIS = 50;

    private final CommandGateway gateway;
    private final Receipts receipts;
    private final Runnable afterCommit;

    /**
     * @param afterCommit called after each request that recorded something; must not block
     */
    public Dispatch(CommandGateway gateway, Receipts receipts, Runnable afterCommit) {
        this.gateway = gateway;
        this.receipts = receipts;
        this.afterCommit = afterCommit;
    }

    /**
     * Sends it and waits for the answer.
     *
     * @throws CommandRefused if it is refused, or too many others write to the same stream
     */
    public Recorded send(Object command, RequestContext context) {
        for (int attempt = 1; ; attempt++) {
            try {
                Recorded recorded = gateway.sendAndWait(command);
                afterCommit.run();
                return Objects.requireNonNull(recorded);
            } catch (CommandRefused refused) {
                return receipts.find(context).orElseThrow(() -> refused);
            } catch (DuplicateKeyException raced) {
                return receipts.find(context).orElseThrow(() -> raced);
            } catch (LockAcquisitionFailedException busy) {
                // It has waited already, or too many do: more of them would not make it better.
                return receipts.find(context).orElseThrow(Dispatch::contended);
            } catch (ConcurrencyException overtaken) {
                var earlier = receipts.find(context);
                if (earlier.isPresent()) {
                    return earlier.get();
                }
                if (attempt == ATTEMPTS || context.ifMatch() != null) {
                    throw contended();
                }
                pause();
            }
        }
    }

    private static CommandRefused contended() {
        return new CommandRefused(
                Refusal.because(
                        CONTENDED, "Others are writing to the same stream right now; try again."));
    }

    private static void pause() {
        long millis = ThreadLocalRandom.current().nextLong(1, LONGEST_PAUSE_MILLIS);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
