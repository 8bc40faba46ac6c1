package io.incidentledger.query.response;

import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.history.IncidentQuery;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.response.UpdateView.Kept;
import io.incidentledger.query.response.UpdateView.Promise;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How many of the updates that were promised came in time, of those that the reader is shown.
 *
 * @param made by updates that were released; the sum of the others
 * @param perhapsInTime released at some time between two moments, of which only one is in time
 * @param late too late, or overdue and not there yet
 * @param open whose time has not come
 */
public record KeptPromises(int made, int inTime, int perhapsInTime, int late, int open) {
    /** Counts those of a history. */
    public static KeptPromises of(AsOf asOf, IncidentQuery asked, IncidentHistory history) {
        Shown shown = new Shown(asked.incident(), asOf, history, asked.reader());
        List<Kept> became =
                UpdatesView.of(shown).updates().stream()
                        .flatMap(it -> Optional.ofNullable(it.promise()).stream())
                        .map(Promise::kept)
                        .toList();
        return new KeptPromises(
                became.size(),
                Collections.frequency(became, Kept.IN_TIME),
                Collections.frequency(became, Kept.PERHAPS_IN_TIME),
                Collections.frequency(became, Kept.LATE),
                Collections.frequency(became, Kept.OPEN));
    }
}
