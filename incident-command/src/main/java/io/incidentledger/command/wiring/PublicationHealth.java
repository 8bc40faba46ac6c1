package io.incidentledger.command.wiring;

import io.incidentledger.command.publication.Publisher;
import io.incidentledger.command.publication.PublisherStatus;
import io.incidentledger.command.publication.PublisherStatus.State;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import java.time.InstantSource;

/** Whether what is recorded reaches Kafka. */
final class PublicationHealth implements HealthIndicator {
    private final Publisher publisher;
    private final InstantSource clock;

    PublicationHealth(Publisher publisher, InstantSource clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public Health health() {
        PublisherStatus status = publisher.status();
        Health.Builder health =
                switch (status.state()) {
                    case ACTIVE -> Health.up();
                    case STANDBY -> status.reason() == null ? Health.up() : Health.down();
                    case HALTED, CLOSED -> Health.down();
                };
        if (status.reason() != null) {
            health.withDetail("reason", status.reason());
        }
        health.withDetail("state", status.state());
        if (status.state() == State.ACTIVE) {
            health.withDetail("sequenced", status.sequenced())
                    .withDetail("acknowledged", status.acknowledged())
                    .withDetail("lagEvents", status.lag())
                    .withDetail("unfilledEvents", status.unfilled())
                    .withDetail("lagSeconds", status.lagSeconds(clock.instant()))
                    .withDetail("recordedUntil", status.recordedUntil())
                    .withDetail("horizonAge", status.horizonAge());
        }
        return health.build();
    }
}
