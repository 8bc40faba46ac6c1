package io.incidentledger.query.timeline;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.query.live.LiveEvent;
import io.incidentledger.query.live.Source;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.timeline.TimelineRepository.Part;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The entries of one incident as they are recorded, each once. */
final class TimelineSource implements Source {
    private static final int PAGE = 200;

    private final TimelineRepository entries;
    private final Part part;
    private final @Nullable EntryId behind;
    private long last = -1;

    /**
     * @param behind the last entry that the listener has; null for none. One that is not here yet,
     *     because the listener had it from another process, is waited for
     */
    TimelineSource(TimelineRepository entries, Part part, @Nullable EntryId behind) {
        this.entries = entries;
        this.part = part;
        this.behind = behind;
    }

    @Override
    public List<LiveEvent> next() {
        if (last < 0 && behind != null) {
            last = entries.position(behind);
            if (last < 0) {
                return List.of();
            }
        }
        long end = entries.lastPosition(part.incident());
        if (end <= last) {
            return List.of();
        }
        List<Entry> news = entries.recorded(AsOf.OPEN, part, last, PAGE);
        long shown = news.isEmpty() ? last : news.getLast().position();
        // What this reader may not see is not looked at again.
        last = news.size() < PAGE ? Math.max(shown, end) : shown;
        return news.stream()
                .map(
                        entry ->
                                new LiveEvent(
                                        entry.entry(),
                                        "entry",
                                        ShownEntry.of(entry, part.reader())))
                .toList();
    }
}
