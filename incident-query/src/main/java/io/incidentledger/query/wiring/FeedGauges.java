package io.incidentledger.query.wiring;

import io.incidentledger.query.feed.Feed;
import io.incidentledger.query.feed.FeedStatus;
import io.incidentledger.query.feed.FeedStatus.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/** How the feed is, as numbers. */
final class FeedGauges implements MeterBinder {
    private final Feed feed;
    private final InstantSource clock;

    FeedGauges(Feed feed, InstantSource clock) {
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(
                meters,
                "incident.feed.running",
                "1 while the topics are read",
                status -> status.state() == State.RUNNING ? 1 : 0);
        gauge(
                meters,
                "incident.feed.halted",
                "Partitions that are no longer read",
                status -> status.halts().size());
        gauge(
                meters,
                "incident.feed.parked",
                "Incidents of this process's partitions whose records are kept aside",
                status -> status.parked().size());
        gauge(
                meters,
                "incident.projection.lag.events",
                "Records that are not applied yet",
                status -> (double) status.lag());
        gauge(
                meters,
                "incident.projection.lag.seconds",
                "Until how long ago everything recorded is in the views",
                status -> status.lagSeconds(clock.instant()));
    }

    private void gauge(
            MeterRegistry meters,
            String name,
            String description,
            ToDoubleFunction<FeedStatus> value) {
        Gauge.builder(name, feed, now -> value.applyAsDouble(now.status()))
                .description(description)
                .register(meters);
    }
}
