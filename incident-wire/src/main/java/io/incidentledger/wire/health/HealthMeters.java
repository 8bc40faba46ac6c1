package io.incidentledger.wire.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.contributor.Status;

/** {@code incident.health} for each group of health: 1 while it is up, 0 while it is not. */
final class HealthMeters implements MeterBinder {
    private final HealthEndpoint health;
    private final HealthEndpointGroups groups;

    HealthMeters(HealthEndpoint health, HealthEndpointGroups groups) {
        this.health = health;
        this.groups = groups;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (String group : groups.getNames()) {
            Gauge.builder("incident.health", health, endpoint -> value(endpoint, group))
                    .description("1 while a group of health is up")
                    .tag("group", group)
                    .register(meters);
        }
    }

    private static double value(HealthEndpoint health, String group) {
        HealthDescriptor found = health.healthForPath(group);
        return found != null && Status.UP.equals(found.getStatus()) ? 1 : 0;
    }
}
