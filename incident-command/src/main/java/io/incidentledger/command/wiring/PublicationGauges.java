package io.incidentledger.command.wiring;

import io.incidentledger.command.publication.Publisher;
import io.incidentledger.command.publication.PublisherStatus.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/** How publication is, as numbers. A node that stands by has no lag of its own: NaN. */
final class PublicationGauges implements MeterBinder {
    private final Publisher publisher;
    private final InstantSource clock;

    PublicationGauges(Publisher publisher, InstantSource clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(
                meters,
                "incident.publication.active",
                "1 on the node that publishes",
                _ -> is(State.ACTIVE));
        gauge(
                meters,
                "incident.publication.halted",
                "1 when publication has stopped until somebody decides",
                _ -> is(State.HALTED));
        gauge(
                meters,
                "incident.publication.lag.events",
                "Events with a position that Kafka has not acknowledged",
                now -> whileActive((double) now.status().lag()));
        gauge(
                meters,
                "incident.publication.lag.seconds",
                "Until how long ago everything recorded is published",
                now -> whileActive(now.status().lagSeconds(clock.instant())));
        gauge(
                meters,
                "incident.publication.unfilled.events",
                "Events that the topics still lack of what they are to have again",
                now -> whileActive((double) now.status().unfilled()));
        gauge(
                meters,
                "incident.horizon.age.seconds",
                "For how long one open transaction has held all publication",
                now -> whileActive(now.status().horizonAge().toNanos() / 1e9));
    }

    private double is(State state) {
        return publisher.status().state() == state ? 1 : 0;
    }

    private double whileActive(double value) {
        return publisher.status().state() == State.ACTIVE ? value : Double.NaN;
    }

    private void gauge(
            MeterRegistry meters,
            String name,
            String description,
            ToDoubleFunction<Publisher> value) {
        Gauge.builder(name, publisher, value).description(description).register(meters);
    }
}
