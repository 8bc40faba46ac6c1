package io.incidentledger.command.request;

import io.incidentledger.api.refusal.CommandRefused;

/** Takes requests about notifications. */
public interface NotificationDesk {
    /**
     * Carries a request out: all of it is recorded when this returns, and nothing of it when it
     * throws. The same idempotency key gives the same answer again.
     *
     * @throws CommandRefused if it cannot be recorded; anything else thrown is a fault
     */
    Recorded carryOut(NotificationRequest request);
}
