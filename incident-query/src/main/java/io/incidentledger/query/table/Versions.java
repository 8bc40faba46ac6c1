package io.incidentledger.query.table;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one batch does to the versions of some rows. A version that the same batch opens and closes
 * is written once, closed, so that the rows never tell where one batch ended and the next began.
 *
 * @param <K> what tells the rows apart
 * @param <R> the row
 */
public final class Versions<K, R> {
    /**
     * A row as it was known.
     *
     * @param from the position that brought it
     * @param to the position that ended it; null while it is current
     */
    record Version<R>(R row, long from, @Nullable Long to) {
        String known() {
            return "[%d,%s)".formatted(from, to == null ? "" : to);
        }
    }

    /** The end of a version that an earlier batch wrote. */
    record Closing<K>(K key, long at) {}

    private final Map<K, Version<R>> current = new LinkedHashMap<>();
    private final List<Version<R>> past = new ArrayList<>();
    private final List<Closing<K>> closings = new ArrayList<>();

    /** Rows by key before and after the record at that position: what differs is written. */
    public void replace(Map<K, R> before, Map<K, R> after, long position) {
        before.forEach(
                (key, row) -> {
                    if (!row.equals(after.get(key))) {
                        close(key, position);
                    }
                });
        after.forEach(
                (key, row) -> {
                    if (!row.equals(before.get(key))) {
                        current.put(key, new Version<>(row, position, null));
                    }
                });
    }

    private void close(K key, long position) {
        Version<R> written = current.remove(key);
        if (written == null) {
            closings.add(new Closing<>(key, position));
        } else if (written.from < position) {
            past.add(new Version<>(written.row, written.from, position));
        }
    }

    List<Closing<K>> closings() {
        return closings;
    }

    List<Version<R>> opened() {
        List<Version<R>> all = new ArrayList<>(past);
        all.addAll(current.values());
        return all;
    }
}
