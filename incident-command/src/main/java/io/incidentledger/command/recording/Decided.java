package io.incidentledger.command.recording;

import io.incidentledger.api.fact.Attribution;
import io.incidentledger.api.fact.LedgerEvent;

/**
 * An event that a decision has led to.
 *
 * @param attribution who stands behind it
 */
public record Decided(LedgerEvent event, Attribution attribution) {}
