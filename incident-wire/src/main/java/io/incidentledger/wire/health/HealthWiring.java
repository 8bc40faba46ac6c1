package io.incidentledger.wire.health;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health where whoever watches looks for it, to be imported by an application. */
@Configuration(proxyBeanMethods = false)
public class HealthWiring {
    @Bean
    @ConditionalOnWebApplication
    HealthMeters healthMeters(HealthEndpoint health, HealthEndpointGroups groups) {
        return new HealthMeters(health, groups);
    }
}
