package io.incidentledger.command.publication;

/**
 * Whether the store was adopted by the cluster of PostgreSQL that it is in.
 *
 * @param adopted whether that had to be done; if not, it was there already
 * @param placed how many events came without a position and were given one
 * @param position the last position given; -1 before the first
 */
public record AdoptionReport(boolean adopted, long placed, long position) {}
