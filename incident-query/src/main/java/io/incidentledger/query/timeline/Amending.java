package io.incidentledger.query.timeline;

import io.incidentledger.api.fact.EntryId;

/**
 * An entry that changes what another one says.
 *
 * @param original that other one
 * @param entry itself
 * @param retraction whether it takes it back, rather than correcting it
 */
record Amending(EntryId original, EntryId entry, boolean retraction) {}
