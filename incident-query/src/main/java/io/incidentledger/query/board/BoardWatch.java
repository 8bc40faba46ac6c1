package io.incidentledger.query.board;

import static java.util.stream.Collectors.toMap;

import io.incidentledger.query.board.Board.Item;
import io.incidentledger.query.board.BoardChange.Pair;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What has changed on the whole board, and in which order; read once for all who listen, by
 * whichever of them asks first.
 */
final class BoardWatch {
    /** Beyond that a listener who comes back gets the whole board, which says the same. */
    private static final int KEPT = 1_000;

    /**
     * A numbered change.
     *
     * @param number counts from 1
     */
    record Numbered(long number, BoardChange change) {}

    private final Supplier<Board> board;
    private final LongSupplier commits;

    private final String era;

    private final Deque<Numbered> recent = new ArrayDeque<>();
    private @Nullable Board last;
    private long seen;
    private long number;

    /**
     * @param era tells this watch from those of other processes, whose numbers mean something else
     * @param board reads it
     * @param commits how many times something has been applied to it
     */
    BoardWatch(String era, Supplier<Board> board, LongSupplier commits) {
        this.era = era;
        this.board = board;
        this.commits = commits;
    }

    /** Which watch the numbers belong to. */
    String era() {
        return era;
    }

    /** The board, and the number of the last change that is in it. */
    record Whole(long number, Board board) {}

    synchronized Whole whole() {
        return new Whole(number, look());
    }

    /** The changes behind a number; null if they are not known any more. */
    synchronized @Nullable List<Numbered> since(long known) {
        look();
        if (known > number || known < number - recent.size()) {
            return null;
        }
        return recent.stream().filter(change -> change.number() > known).toList();
    }

    private Board look() {
        long now = commits.getAsLong();
        Board before = last;
        if (before != null && now == seen) {
            return before;
        }
        Board after = board.get();
        if (before != null) {
            note(difference(before, after));
        }
        last = after;
        seen = now;
        return after;
    }

    private void note(BoardChange change) {
        if (!change.isEmpty()) {
            recent.add(new Numbered(++number, change));
            if (recent.size() > KEPT) {
                recent.remove();
            }
        }
    }

    private static BoardChange difference(Board before, Board after) {
        Map<Pair, Item> was = byPair(before);
        Map<Pair, Item> is = byPair(after);
        Set<Pair> gone = new HashSet<>(was.keySet());
        gone.removeAll(is.keySet());
        return new BoardChange(
                after.asOf(),
                is.entrySet().stream()
                        .filter(entry -> !entry.getValue().equals(was.get(entry.getKey())))
                        .map(Map.Entry::getValue)
                        .toList(),
                List.copyOf(gone));
    }

    private static Map<Pair, Item> byPair(Board board) {
        return board.items().stream()
                .collect(
                        toMap(
                                item -> new Pair(item.service(), item.tenant()),
                                item -> item,
                                (one, _) -> one,
                                LinkedHashMap::new));
    }
}
