package io.incidentledger.command.intake;

/** What became of one line of an import. */
enum LineOutcome {
    /** All of it is recorded now. */
    RECORDED,
    /** In a dry run: it would have been recorded. */
    ACCEPTED,
    /** It was recorded before, by this import or an earlier one. */
    REPEATED,
    /** Objections stand against it; naming their codes in {@code despite} gets it recorded. */
    OBJECTED,
    /** It cannot be recorded as it stands, or not now. */
    REFUSED,
    /** It is no line of an import. */
    MALFORMED
}
