package io.incidentledger.query.wiring;

import io.incidentledger.query.summary.SummarySender;
import io.incidentledger.query.summary.SummaryStatus;
import io.incidentledger.query.summary.SummaryStatus.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/** How sending what stands now is, as numbers. A node that stands by has no position: NaN. */
final class SummaryGauges implements MeterBinder {
    private final SummarySender sender;
    private final InstantSource clock;

    SummaryGauges(SummarySender sender, InstantSource clock) {
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(
                meters,
                "incident.summary.active",
                "1 on the node that sends what stands now",
                status -> is(status, State.ACTIVE) ? 1 : 0);
        gauge(
                meters,
                "incident.summary.retrying",
                "1 while it cannot be sent",
                status -> is(status, State.RETRYING) ? 1 : 0);
        gauge(
                meters,
                "incident.summary.position",
                "Up to which position the derived topics say how everything stands",
                status -> is(status, State.ACTIVE) ? status.position() : Double.NaN);
        gauge(
                meters,
                "incident.summary.lag.seconds",
                "Until how long ago everything recorded is on the derived topics",
                status -> status.lagSeconds(clock.instant()));
    }

    private static boolean is(SummaryStatus status, State state) {
        return status.state() == state;
    }

    private void gauge(
            MeterRegistry meters,
            String name,
            String description,
            ToDoubleFunction<SummaryStatus> value) {
        Gauge.builder(name, sender, now -> value.applyAsDouble(now.status()))
                .description(description)
                .register(meters);
    }
}
