package io.incidentledger.api.incident;

/** How one incident stands to another. */
public enum Relation {
    /** It is the same case as the other, declared once more. */
    DUPLICATE_OF,
    /** It belongs to the other, larger one. */
    PART_OF,
    /** The other brought it about. */
    CAUSED_BY
}
