package io.incidentledger.query.board;

import io.incidentledger.query.board.Board.Item;
import io.incidentledger.query.read.AsOf;

import java.util.List;

/**
 * What is different on the board.
 *
 * @param asOf what the board shows now
 * @param items pairs that are new or not as they were, as they are now
 * @param gone pairs that are no longer on it
 */
record BoardChange(AsOf asOf, List<Item> items, List<Pair> gone) {
    /** One service for one tenant. */
    record Pair(String service, String tenant) {}

    boolean isEmpty() {
        return items.isEmpty() && gone.isEmpty();
    }
}
