package io.incidentledger.query.table;

import java.util.Map;

/**
 * Positions: what changed behind one, seen as it stood at another.
 *
 * @param after the position behind which changes count; -1 for all
 * @param upTo the position as of which rows are read; everything up to it is applied
 */
public record PositionSpan(long after, long upTo) {
    /** That a row was opened in it; of a column of positions. */
    public static String opened(String known) {
        return "lower(%1$s) > :after AND lower(%1$s) <= :upTo".formatted(known);
    }

    /** That a row was closed in it. */
    public static String closed(String known) {
        return "upper(%1$s) > :after AND upper(%1$s) <= :upTo".formatted(known);
    }

    /** That a row is current at its end. */
    public static String standing(String known) {
        return "(upper_inf(%1$s) OR upper(%1$s) > :upTo) AND lower(%1$s) <= :upTo".formatted(known);
    }

    /** What the conditions take. */
    public Map<String, Object> parameters() {
        return Map.of("after", after, "upTo", upTo);
    }
}
