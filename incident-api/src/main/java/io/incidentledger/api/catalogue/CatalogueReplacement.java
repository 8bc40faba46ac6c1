package io.incidentledger.api.catalogue;

import io.incidentledger.api.fact.Asserted;

/**
 * What an entry of the catalogue should have said, in full.
 *
 * @param command records the same kind of event as the entry that it replaces
 * @param asserted its clocks
 */
public record CatalogueReplacement(CatalogueCommand command, Asserted asserted) {}
