package io.incidentledger.query.irregularity;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Objection;

import org.jspecify.annotations.Nullable;

/**
 * Something that stands against an entry.
 *
 * @param by the entry that does; absent of an objection, and where the reader may not see it
 * @param objection what was objected to and overridden; of an objection alone
 */
record Contradiction(Kind kind, @Nullable EntryId by, @Nullable Objection objection) {
    /** How it stands against it. */
    enum Kind {
        /** It contradicted the record when it was recorded, and was recorded all the same. */
        OBJECTED,
        CORRECTED,
        /** It, or what it was inferred from, was taken back. */
        RETRACTED,
        /** A tenant says that the restoration was none. */
        DISPUTED,
        /** The source of the finding says something else by now. */
        SUPERSEDED
    }

    static Contradiction by(Kind kind, @Nullable EntryId entry) {
        return new Contradiction(kind, entry, null);
    }

    static Contradiction objected(Objection objection) {
        return new Contradiction(Kind.OBJECTED, null, objection);
    }
}
