package io.incidentledger.api.notification;

import io.incidentledger.api.fact.Asserted;

/**
 * What an entry about notifications should have said, in full.
 *
 * @param command records the same kind of event, about the same thing, as the entry that it
 *     replaces
 * @param asserted its clocks
 */
public record NotificationReplacement(NotificationCommand command, Asserted asserted) {}
