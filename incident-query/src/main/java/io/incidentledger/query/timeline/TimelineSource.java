package io.incidentledger.query.timeline;

import io.incidentledger.query.live.LiveEvent;
import io.incidentledger.query.live.Source;

import java.util.List;

/** The entries of one incident as they are recorded, each once. */
final class TimelineSource implements Source {
    private static final int PAGE = 200;

    private final TimelineRepository entries;
    private final String incident;
    private long last;

    /**
     * @param last the sequence of the last entry that the listener has; -1 for none
     */
    TimelineSource(TimelineRepository entries, String incident, long last) {
        this.entries = entries;
        this.incident = incident;
        this.last = last;
    }

    @Override
    public List<LiveEvent> next() {
        List<Entry> news = entries.recorded(incident, last, PAGE);
        if (!news.isEmpty()) {
            last = news.getLast().sequence();
        }
        return news.stream().map(entry -> new LiveEvent(entry.entry(), "entry", entry)).toList();
    }
}
