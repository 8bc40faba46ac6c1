package io.incidentledger.command.recording;

import io.incidentledger.api.fact.Attribution;
import io.incidentledger.api.fact.Objection;

import java.util.List;

/**
 * An event that a decision has led to.
 *
 * @param objections what stood against it
 * @param attribution who stands behind it
 */
public record Decided(Object event, List<Objection> objections, Attribution attribution) {}
