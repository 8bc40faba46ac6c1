package io.incidentledger.command.wiring;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** Whether commands can be recorded. Kafka is not asked: recording goes on without it. */
final class StoreHealth implements HealthIndicator {
    private static final int SECONDS = 2;

    private final DataSource store;

    StoreHealth(DataSource store) {
        this.store = store;
    }

    @Override
    public Health health() {
        try (Connection connection = store.getConnection()) {
            return (connection.isValid(SECONDS) ? Health.up() : Health.down()).build();
        } catch (SQLException unreachable) {
            return Health.down(unreachable).build();
        }
    }
}
