package io.incidentledger.query.live;

import java.util.List;

/**
 * What one listener listens to; remembers how far they have come. Asked by one thread at a time.
 */
public interface Source {
    /** What is new since the last time, oldest first; empty if nothing is. */
    List<LiveEvent> next();
}
