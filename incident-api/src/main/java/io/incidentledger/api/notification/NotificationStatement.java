package io.incidentledger.api.notification;

import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.Attribution;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.fact.Statement;

import java.util.Set;

/**
 * A command about notifications with all that is said about it.
 *
 * @param command what is asked
 * @param asserted its clocks
 * @param despite the objections that are to be recorded rather than obeyed
 * @param attribution who stands behind it
 */
public record NotificationStatement(
        NotificationCommand command,
        Asserted asserted,
        Set<ObjectionCode> despite,
        Attribution attribution)
        implements Statement<NotificationCommand> {
    public NotificationStatement {
        despite = Set.copyOf(despite);
    }

    /** With nothing overridden and nobody named. */
    public static NotificationStatement of(NotificationCommand command, Asserted asserted) {
        return new NotificationStatement(command, asserted, Set.of(), Attribution.NONE);
    }

    /** The same, overriding these objections. */
    public NotificationStatement despite(ObjectionCode... codes) {
        return new NotificationStatement(command, asserted, Set.of(codes), attribution);
    }
}
