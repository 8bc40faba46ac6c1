package io.incidentledger.command.wiring;

import io.incidentledger.command.publication.Publisher;
import io.incidentledger.command.publication.PublisherStatus;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether what is recorded reaches Kafka. */
final class PublicationHealth implements HealthIndicator {
    private final Publisher publisher;

    PublicationHealth(Publisher publisher) {
        this.publisher = publisher;
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
        return health.withDetail("state", status.state())
                .withDetail("sequenced", status.sequenced())
                .withDetail("acknowledged", status.acknowledged())
                .withDetail("recordedUntil", status.recordedUntil())
                .withDetail("horizonAge", status.horizonAge())
                .build();
    }
}
