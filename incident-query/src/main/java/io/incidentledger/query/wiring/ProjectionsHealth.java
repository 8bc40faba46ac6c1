package io.incidentledger.query.wiring;

import io.incidentledger.query.feed.Feed;
import io.incidentledger.query.feed.FeedStatus;
import io.incidentledger.query.feed.WatermarkRepository;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;

/**
 * Whether there is something to answer with: the database answers, and it has been filled once, or
 * the topics are being read. How old it is every answer says itself; for that nobody is sent away.
 */
final class ProjectionsHealth implements HealthIndicator {
    private final WatermarkRepository watermarks;
    private final Feed feed;

    ProjectionsHealth(WatermarkRepository watermarks, Feed feed) {
        this.watermarks = watermarks;
        this.feed = feed;
    }

    @Override
    public Health health() {
        try {
            boolean filled = watermarks.read().isPresent();
            boolean reading = feed.status().state() == FeedStatus.State.RUNNING;
            return (filled || reading ? Health.up() : Health.outOfService()).build();
        } catch (DataAccessException unreachable) {
            return Health.down(unreachable).build();
        }
    }
}
