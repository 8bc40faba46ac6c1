package io.incidentledger.api.fact;

import org.jspecify.annotations.Nullable;

/**
 * The clocks as a command gives them, before anything is filled in.
 *
 * @param occurredAt when it was true; now, if not given
 * @param learnedAt when the organisation knew; now, if not given
 * @param follows the entry that it came after, where the bounds alone cannot tell
 */
public record Asserted(
        @Nullable OccurredAt occurredAt, @Nullable LearnedAt learnedAt, @Nullable EntryId follows) {
    /** Now, and nothing more to say. */
    public static final Asserted NOW = new Asserted(null, null, null);

    /** At that time, learned as it is recorded. */
    public static Asserted at(OccurredAt occurredAt) {
        return new Asserted(occurredAt, null, null);
    }

    /** The same, right behind another entry. */
    public Asserted following(EntryId entry) {
        return new Asserted(occurredAt, learnedAt, entry);
    }
}
