package io.incidentledger.query.summary;

import io.incidentledger.api.incident.IncidentOverview;
import io.incidentledger.api.stream.DerivedTopic;
import io.incidentledger.query.feed.WatermarkRepository;
import io.incidentledger.query.feed.WatermarkRepository.Reached;
import io.incidentledger.query.incident.OverviewRepository;
import io.incidentledger.query.table.PositionSpan;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Reads everything that is sent, all of it from one state of the database. */
public final class SummaryRepository {
    private final TransactionOperations repeatableReads;
    private final WatermarkRepository watermarks;
    private final StatusRepository statuses;
    private final OverviewRepository overviews;

    /**
     * @param repeatableReads read-only transactions that see one state, for as long as it takes
     * @param watermarks how far the views have come
     * @param jdbc on the database of the projections
     */
    public SummaryRepository(
            TransactionOperations repeatableReads,
            WatermarkRepository watermarks,
            JdbcClient jdbc) {
        this.repeatableReads = repeatableReads;
        this.watermarks = watermarks;
        statuses = new StatusRepository(jdbc);
        overviews = new OverviewRepository(jdbc);
    }

    /**
     * What has changed.
     *
     * @param position everything up to it is in what was read; -1 before anything is
     * @param recordedUntil so is everything recorded until then; null before anything is
     * @param changed by version
     */
    record Found(long position, @Nullable Instant recordedUntil, List<Summarized> changed) {}

    /** What has changed behind a position, as of the watermark; nothing if that is not higher. */
    Found changedAfter(long position) {
        return Objects.requireNonNull(repeatableReads.execute(_ -> read(position)));
    }

    private Found read(long after) {
        watermarks.hold();
        Reached reached = watermarks.read().orElse(null);
        if (reached == null) {
            return new Found(-1, null, List.of());
        }
        long upTo = reached.position();
        if (upTo <= after) {
            return new Found(upTo, reached.recordedUntil(), List.of());
        }
        PositionSpan span = new PositionSpan(after, upTo);
        List<Summarized> changed = new ArrayList<>(statuses.changed(span));
        overviews.changed(span).forEach(dated -> changed.add(summarized(dated)));
        changed.sort(Comparator.comparingLong(Summarized::version));
        return new Found(upTo, reached.recordedUntil(), changed);
    }

    private static Summarized summarized(OverviewRepository.Dated dated) {
        IncidentOverview overview = dated.overview();
        return new Summarized(
                DerivedTopic.SUMMARY,
                overview.incident().value(),
                overview.version(),
                dated.recordedAt(),
                overview);
    }
}
