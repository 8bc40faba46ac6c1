package io.incidentledger.query.board;

import io.incidentledger.query.board.Board.Item;
import io.incidentledger.query.board.BoardWatch.Whole;
import io.incidentledger.query.live.LiveEvent;
import io.incidentledger.query.live.Source;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The board, then every change of it; the part that the listener asked for. */
final class BoardSource implements Source {
    private static final String SEPARATOR = "/";

    /** Which pairs; of those that the reader may see, all where nothing is named. */
    record Part(Reader reader, @Nullable String service, @Nullable String tenant) {
        boolean has(String ofService, String ofTenant) {
            return reader.mayKnow(ofTenant)
                    && (service == null || service.equals(ofService))
                    && (tenant == null || tenant.equals(ofTenant));
        }

        List<Item> of(List<Item> items) {
            return items.stream()
                    .filter(item -> has(item.service(), item.tenant()))
                    .map(item -> item.seenBy(reader))
                    .toList();
        }

        BoardChange of(BoardChange change) {
            return new BoardChange(
                    change.asOf(),
                    of(change.items()),
                    change.gone().stream()
                            .filter(pair -> has(pair.service(), pair.tenant()))
                            .toList());
        }
    }

    private final BoardWatch watch;
    private final Part part;
    private long last;

    /**
     * @param lastEventId the last event that the listener has; null for none
     */
    BoardSource(BoardWatch watch, Part part, @Nullable String lastEventId) {
        this.watch = watch;
        this.part = part;
        last = number(lastEventId);
    }

    @Override
    public List<LiveEvent> next() {
        List<BoardWatch.Numbered> changes = watch.since(last);
        if (changes == null) {
            return List.of(whole());
        }
        List<LiveEvent> events = new ArrayList<>();
        for (BoardWatch.Numbered numbered : changes) {
            last = numbered.number();
            BoardChange mine = part.of(numbered.change());
            if (!mine.isEmpty()) {
                events.add(new LiveEvent(id(), "change", mine));
            }
        }
        return events;
    }

    /** What the listener has is not known: everything that it may have missed is in the whole. */
    private LiveEvent whole() {
        Whole whole = watch.whole();
        last = whole.number();
        return new LiveEvent(
                id(),
                "board",
                new BoardChange(whole.board().asOf(), part.of(whole.board().items()), List.of()));
    }

    private String id() {
        return watch.era() + SEPARATOR + last;
    }

    private long number(@Nullable String eventId) {
        String mine = watch.era() + SEPARATOR;
        return eventId != null
                        && eventId.startsWith(mine)
                        && eventId.substring(mine.length()).matches("\\d{1,18}")
                ? Long.parseLong(eventId.substring(mine.length()))
                : -1;
    }
}
