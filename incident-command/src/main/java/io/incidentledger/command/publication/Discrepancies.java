package io.incidentledger.command.publication;

import io.incidentledger.command.publication.Discrepancy.Kind;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found: all of it counted, and the first of it kept. */
final class Discrepancies {
    /** So many are kept. */
    static final int MOST = 1_000;

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<Discrepancy> first = new ArrayList<>();

    void add(Discrepancy found) {
        counts.merge(found.kind(), 1L, Long::sum);
        if (hasRoom()) {
            first.add(found);
        }
    }

    /** Counts more of a kind than are kept. */
    void add(Kind kind, long further) {
        if (further > 0) {
            counts.merge(kind, further, Long::sum);
        }
    }

    boolean hasRoom() {
        return first.size() < MOST;
    }

    int room() {
        return MOST - first.size();
    }

    Map<Kind, Long> counts() {
        return counts;
    }

    List<Discrepancy> first() {
        return first;
    }
}
