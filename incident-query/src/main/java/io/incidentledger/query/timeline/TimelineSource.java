package io.incidentledger.query.timeline;

import io.incidentledger.query.live.LiveEvent;
import io.incidentledger.query.live.Source;
import io.incidentledger.wire.actor.Reader;

import java.util.List;

/** The entries of one incident as they are recorded, each once. */
final class TimelineSource implements Source {
    private static final int PAGE = 200;

    private final TimelineRepository entries;
    private final String incident;
    private final Reader reader;
    private long last;

    /**
     * @param last the sequence of the last entry that the listener has; -1 for none
     */
    TimelineSource(TimelineRepository entries, String incident, Reader reader, long last) {
        this.entries = entries;
        this.incident = incident;
        this.reader = reader;
        this.last = last;
    }

    @Override
    public List<LiveEvent> next() {
        long end = entries.lastSequence(incident);
        if (end <= last) {
            return List.of();
        }
        List<Entry> news = entries.recorded(incident, reader, last, PAGE);
        long shown = news.isEmpty() ? last : news.getLast().sequence();
        // What this reader may not see is not looked at again.
        last = news.size() < PAGE ? Math.max(shown, end) : shown;
        return news.stream()
                .map(entry -> new LiveEvent(entry.entry(), "entry", ShownEntry.of(entry, reader)))
                .toList();
    }
}
