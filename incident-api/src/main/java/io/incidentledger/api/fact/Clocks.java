package io.incidentledger.api.fact;

import org.jspecify.annotations.Nullable;

/**
 * The asserted clocks of a fact and its place among the others. The third clock, recordedAt, is the
 * system's alone and stands in the record's headers.
 *
 * @param occurredAt when it was true in the world
 * @param learnedAt when the organisation knew, if other than when it was recorded
 * @param follows the entry that it came after, where the bounds alone cannot tell
 */
public record Clocks(
        OccurredAt occurredAt, @Nullable LearnedAt learnedAt, @Nullable EntryId follows) {}
