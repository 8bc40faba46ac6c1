package io.incidentledger.wire.http;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.wire.actor.Role;

import java.util.concurrent.Semaphore;

/**
 * Lets those who answer for the record look at all of it, one at a time: everything is read again
 * for that.
 */
public final class ReviewDesk {
    private final Semaphore room = new Semaphore(1);

    /** A look at everything. */
    @FunctionalInterface
    public interface Look<T, E extends Exception> {
        T take() throws E;
    }

    /**
     * Requires somebody who answers for the record.
     *
     * @throws CommandRefused {@code FORBIDDEN} unless it is a reviewer or an administrator who
     *     belongs to no tenant
     */
    public static void require(ActorAuthentication who) {
        boolean answers =
                who.getPrincipal().is(Role.REVIEWER) || who.getPrincipal().is(Role.ADMINISTRATOR);
        if (who.reader().isBound() || !answers) {
            throw new CommandRefused(
                    Refusal.because(
                            RefusalCode.FORBIDDEN,
                            "This takes the role reviewer or administrator."));
        }
    }

    /**
     * Looks.
     *
     * @throws CommandRefused {@code FORBIDDEN} unless it is a reviewer or an administrator who
     *     belongs to no tenant; {@code UNAVAILABLE} while somebody else looks
     * @throws E as the look does
     */
    public <T, E extends Exception> T look(ActorAuthentication who, Look<T, E> look) throws E {
        require(who);
        if (!room.tryAcquire()) {
            throw new CommandRefused(
                    Refusal.because(
                            RefusalCode.UNAVAILABLE,
                            "Everything is being read for somebody else. Ask again later."));
        }
        try {
            return look.take();
        } finally {
            room.release();
        }
    }
}
