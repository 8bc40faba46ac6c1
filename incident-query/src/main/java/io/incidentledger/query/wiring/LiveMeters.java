package io.incidentledger.query.wiring;

import io.incidentledger.query.live.Listeners;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import java.util.Locale;

/** Who listens, and why they no longer do. */
final class LiveMeters implements MeterBinder {
    private final Listeners listeners;

    LiveMeters(Listeners listeners) {
        this.listeners = listeners;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("incident.live.listeners", listeners, Listeners::count)
                .description("Streams that are open")
                .register(meters);
        for (String reason : listeners.ended().keySet()) {
            FunctionCounter.builder(
                            "incident.live.ended",
                            listeners,
                            all -> (double) all.ended().getOrDefault(reason, 0L))
                    .description("Streams that have ended")
                    .tag("reason", reason.toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }
}
