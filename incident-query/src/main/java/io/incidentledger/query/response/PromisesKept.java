package io.incidentledger.query.response;

import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.history.IncidentQuery;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.response.UpdateView.Kept;
import io.incidentledger.query.response.UpdateView.Promise;

import java.util.List;
import java.util.Objects;

/**
 * How many promises of another update were kept, of those that the reader is shown.
 *
 * @param made by updates that were released
 * @param perhaps of which the exact times do not tell
 * @param broken too late, or overdue and not there yet
 * @param open whose time has not come
 */
public record PromisesKept(long made, long kept, long perhaps, long broken, long open) {
    /** Counts those of a history. */
    public static PromisesKept of(AsOf asOf, IncidentQuery asked, IncidentHistory history) {
        return UpdatesView.of(new Shown(asked.incident(), asOf, history, asked.reader()))
                .promises();
    }

    static PromisesKept of(List<UpdateView> updates) {
        List<Kept> promises =
                updates.stream()
                        .map(UpdateView::promise)
                        .filter(Objects::nonNull)
                        .map(Promise::kept)
                        .toList();
        return new PromisesKept(
                promises.size(),
                count(Kept.YES, promises),
                count(Kept.PERHAPS, promises),
                count(Kept.NO, promises),
                count(Kept.OPEN, promises));
    }

    private static long count(Kept kept, List<Kept> promises) {
        return promises.stream().filter(kept::equals).count();
    }
}
