package io.incidentledger.query.generation;

import java.util.List;

/**
 * All that were ever wanted.
 *
 * @param rebuilds the newest first
 */
record Rebuilds(List<Rebuild> rebuilds) {
    Rebuilds {
        rebuilds = List.copyOf(rebuilds);
    }
}
