package io.incidentledger.query.generation;

import java.util.List;

/**
 * What a review holds beside what is read, as that was known at the same position.
 *
 * @param review which
 * @param position at which
 * @param same whether there is no difference
 * @param tables each table with its differences
 */
record ReviewDifference(long review, long position, boolean same, List<Table> tables) {
    ReviewDifference {
        tables = List.copyOf(tables);
    }

    /**
     * One table.
     *
     * @param rows how many the review holds
     * @param onlyInReview how many of them are not read
     * @param onlyRead how many are read and not in the review
     * @param samples some of either, at most {@link #SHOWN}, behind {@code +} what is only in the
     *     review and behind {@code -} what is only read
     */
    record Table(String table, long rows, long onlyInReview, long onlyRead, List<String> samples) {
        /** How many are shown. */
        static final int SHOWN = 10;

        Table {
            samples = List.copyOf(samples);
        }
    }
}
