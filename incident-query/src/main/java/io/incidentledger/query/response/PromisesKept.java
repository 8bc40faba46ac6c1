package io.incidentledger.query.response;

import io.incidentledger.query.response.UpdateView.Kept;
import io.incidentledger.query.response.UpdateView.Promise;

import java.util.List;
import java.util.Objects;

/**
 * How many promises of another update were kept.
 *
 * @param made by updates that were released
 * @param open whose time has not come
 * @param perhaps of which the exact times do not tell
 */
record PromisesKept(long made, long kept, long perhaps, long broken, long open) {
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
