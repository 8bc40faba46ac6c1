package io.incidentledger.api.investigation;

import io.incidentledger.api.fact.Asserted;

/**
 * What an entry of an investigation should have said, in full.
 *
 * @param command records the same kind of event, about the same thing, as the entry that it
 *     replaces
 * @param asserted its clocks
 */
public record InvestigationReplacement(InvestigationCommand command, Asserted asserted) {}
