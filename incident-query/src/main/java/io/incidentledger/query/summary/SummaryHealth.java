package io.incidentledger.query.summary;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the derived topics are kept up, as far as this node has to do with it. */
public final class SummaryHealth implements HealthIndicator {
    private final SummarySender sender;

    /** Of that sender. */
    public SummaryHealth(SummarySender sender) {
        this.sender = sender;
    }

    @Override
    public Health health() {
        SummaryStatus status = sender.status();
        Health.Builder health =
                switch (status.state()) {
                    case ACTIVE, STANDBY -> Health.up();
                    case WAITING_FOR_TOPICS, CLOSED -> Health.outOfService();
                    case RETRYING -> Health.down();
                };
        health.withDetail("state", status.state());
        if (status.reason() != null) {
            health.withDetail("reason", status.reason());
        }
        if (status.state() == SummaryStatus.State.ACTIVE) {
            health.withDetail("position", status.position())
                    .withDetail("keys", status.keys())
                    .withDetail("sent", status.sent());
        }
        return health.build();
    }
}
