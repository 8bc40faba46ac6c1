package io.incidentledger.command.publication;

import java.time.Instant;

/**
 * An event's place, given once.
 *
 * @param position in everything recorded, from 0, without holes
 * @param number in its lane, from 0, without holes
 * @param recordedAt never below that of the position before
 */
record Placement(long position, long globalIndex, Lane lane, long number, Instant recordedAt) {}
