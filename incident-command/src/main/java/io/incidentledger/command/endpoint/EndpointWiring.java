package io.incidentledger.command.endpoint;

import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.request.CatalogueDesk;
import io.incidentledger.command.request.IncidentDesk;
import io.incidentledger.command.request.InvestigationDesk;
import io.incidentledger.command.request.NotificationDesk;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The endpoints, to be imported by an application that has the desks, {@code HttpWiring} and {@code
 * SecurityWiring}.
 */
@Configuration(proxyBeanMethods = false)
public class EndpointWiring {
    @Bean
    SmartInitializingSingleton commandEndpoints(
            // The actuator has one of its own.
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping,
            IncidentDesk incidents,
            CatalogueDesk catalogue,
            InvestigationDesk investigations,
            NotificationDesk notifications,
            MeterRegistry meters) {
        Meter.MeterProvider<Counter> refusals =
                Counter.builder("incident.refusals")
                        .description("Requests to record that were refused")
                        .withRegistry(meters);
        return () ->
                Stream.of(
                                new IncidentEndpoints(incidents).all(),
                                new CatalogueEndpoints(catalogue).all(),
                                InvestigationEndpoints.all(investigations),
                                NotificationEndpoints.all(notifications))
                        .flatMap(Function.identity())
                        .map(endpoint -> endpoint.telling(code -> count(refusals, code)))
                        .forEach(endpoint -> endpoint.register(mapping));
    }

    private static void count(Meter.MeterProvider<Counter> refusals, RefusalCode code) {
        refusals.withTag("code", code.name()).increment();
    }
}
