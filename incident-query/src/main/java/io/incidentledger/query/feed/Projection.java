package io.incidentledger.query.feed;

import java.util.List;

/** Keeps one view. Called by one thread, inside the transaction that moves the position. */
public interface Projection {
    /**
     * Applies records: those of one stream in order, those of different streams in any.
     *
     * @throws RuntimeException if one of them cannot be applied; nothing of the transaction is kept
     */
    void apply(List<PublishedRecord> records);

    /**
     * Which of these records are not what it has applied at their place; it need not have applied
     * them at all.
     *
     * @param repeated records whose numbers were seen before
     */
    default List<PublishedRecord> contradicting(List<PublishedRecord> repeated) {
        return List.of();
    }

    /** Forgets whatever it holds in memory: the database may have other rows than it last wrote. */
    default void forget() {}
}
