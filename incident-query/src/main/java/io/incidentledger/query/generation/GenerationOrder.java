package io.incidentledger.query.generation;

/**
 * What is to be done with a rebuild or a review.
 *
 * @param kind CANCEL one that is not finished, DROP what a finished one keeps
 */
record GenerationOrder(Kind kind) {
    /** What can be done. */
    enum Kind {
        CANCEL,
        DROP
    }
}
