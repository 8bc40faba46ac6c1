package io.incidentledger.query.history;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.read.Snapshots;

import java.util.function.BiFunction;

/** Answers about one incident from what stands on the axes asked about. */
public final class HistoryReads {
    private final Snapshots snapshots;
    private final HistoryRepository histories;

    /**
     * @param snapshots how to read
     * @param histories what to read
     */
    public HistoryReads(Snapshots snapshots, HistoryRepository histories) {
        this.snapshots = snapshots;
        this.histories = histories;
    }

    /**
     * Reads. At a moment before the incident was declared the history is empty.
     *
     * @param answer a view, folded from the history
     * @throws CommandRefused if the reader may know of no such incident: {@code UNKNOWN_INCIDENT};
     *     and as {@link Snapshots#read}
     */
    public <T> T read(IncidentQuery asked, BiFunction<AsOf, IncidentHistory, T> answer) {
        return snapshots.read(
                asked.reader(),
                asked.after(),
                asked.axes(),
                asOf -> {
                    histories.require(asked.incident(), asked.reader());
                    return answer.apply(asOf, histories.history(asked.incident(), asOf));
                });
    }
}
