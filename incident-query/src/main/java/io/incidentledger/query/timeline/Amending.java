package io.incidentledger.query.timeline;

/**
 * An entry that changes what another one says.
 *
 * @param original the sequence of that other one
 * @param sequence its own
 * @param retraction whether it takes it back, rather than correcting it
 */
record Amending(long original, long sequence, boolean retraction) {}
