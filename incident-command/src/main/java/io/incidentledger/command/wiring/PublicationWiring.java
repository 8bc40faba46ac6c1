package io.incidentledger.command.wiring;

import io.incidentledger.command.publication.PublicationTelemetry;
import io.incidentledger.command.publication.Publisher;
import io.incidentledger.command.publication.PublisherSettings;
import io.incidentledger.command.publication.StoreAddress;
import io.incidentledger.wire.connection.ConnectionWiring;
import io.incidentledger.wire.connection.DatabaseTls;
import io.incidentledger.wire.connection.KafkaConnection;
import io.incidentledger.wire.json.Json;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;

import java.time.Clock;

/** The way from the store to Kafka. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublicationSettings.class)
@Import(ConnectionWiring.class)
public class PublicationWiring {

    @Bean
    PublisherSettings publisherSettings(
            StoreSettings store,
            PublicationSettings publication,
            KafkaConnection kafka,
            SslBundles bundles) {
        return new PublisherSettings(
                new StoreAddress(
                        store.jdbcUrl(),
                        store.username(),
                        store.password(),
                        DatabaseTls.properties(store.sslBundle(), bundles)),
                kafka.properties(),
                publication.source(),
                publication.replication(),
                publication.minInsync(),
                publication.poll());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @DependsOn("storeDataSource")
    Publisher publisher(
            PublisherSettings settings,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<OpenTelemetry> spans) {
        return new Publisher(
                settings,
                Json.EVENTS,
                new PublicationTelemetry(
                        meters.getIfAvailable(SimpleMeterRegistry::new),
                        spans.getIfAvailable(OpenTelemetry::noop).getTracer("io.incidentledger")));
    }

    @Bean("publisherHealthIndicator")
    PublicationHealth publicationHealth(Publisher publisher, Clock clock) {
        return new PublicationHealth(publisher, clock);
    }

    @Bean
    PublicationGauges publicationGauges(Publisher publisher, Clock clock) {
        return new PublicationGauges(publisher, clock);
    }
}
