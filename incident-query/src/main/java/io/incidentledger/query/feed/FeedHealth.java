package io.incidentledger.query.feed;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

import java.time.InstantSource;

/**
 * Says how the feed is: down as soon as one partition is halted or one incident is parked, although
 * all others go on; what they show is right, and the view as a whole is not complete.
 */
public final class FeedHealth implements HealthIndicator {
    private final Feed feed;
    private final InstantSource clock;

    /** Of that feed. */
    public FeedHealth(Feed feed, InstantSource clock) {
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public Health health() {
        FeedStatus status = feed.status();
        Health.Builder health =
                Health.status(status(status))
                        .withDetail("state", status.state())
                        .withDetail("lagEvents", status.lag());
        if (status.recordedUntil() != null) {
            health.withDetail("lagSeconds", status.lagSeconds(clock.instant()));
        }
        if (status.reason() != null) {
            health.withDetail("reason", status.reason());
        }
        if (!status.halts().isEmpty()) {
            health.withDetail("halted", status.halts());
        }
        if (!status.parked().isEmpty()) {
            health.withDetail("parked", status.parked());
        }
        return health.build();
    }

    private static Status status(FeedStatus status) {
        return switch (status.state()) {
            case RUNNING ->
                    status.halts().isEmpty() && status.parked().isEmpty() ? Status.UP : Status.DOWN;
            case STARTING, WAITING_FOR_TOPICS, CLOSED -> Status.OUT_OF_SERVICE;
            case RETRYING, STOPPED -> Status.DOWN;
        };
    }
}
