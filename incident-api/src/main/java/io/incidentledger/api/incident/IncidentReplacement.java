package io.incidentledger.api.incident;

import io.incidentledger.api.fact.Asserted;

/**
 * What an entry should have said, in full: the command as it would be entered today, with its
 * clocks.
 *
 * @param command records the same kind of event as the entry that it replaces
 * @param asserted its clocks
 */
public record IncidentReplacement(IncidentCommand command, Asserted asserted) {}
