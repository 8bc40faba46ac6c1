package io.incidentledger.command.wiring;

import io.incidentledger.command.publication.Publisher;
import io.incidentledger.command.publication.PublisherSettings;
import io.incidentledger.command.publication.StoreAddress;
import io.incidentledger.wire.json.Json;

import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

import java.util.HashMap;
import java.util.Map;

/** The way from the store to Kafka. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublicationSettings.class)
public class PublicationWiring {

    @Bean(initMethod = "start", destroyMethod = "close")
    @DependsOn("storeDataSource")
    Publisher publisher(StoreSettings store, PublicationSettings publication) {
        Map<String, Object> kafka = new HashMap<>(publication.properties());
        kafka.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, publication.bootstrapServers());
        return new Publisher(
                new PublisherSettings(
                        new StoreAddress(store.jdbcUrl(), store.username(), store.password()),
                        kafka,
                        publication.source(),
                        publication.replication(),
                        publication.minInsync(),
                        publication.poll()),
                Json.EVENTS);
    }

    @Bean
    PublicationHealth publicationHealth(Publisher publisher) {
        return new PublicationHealth(publisher);
    }
}
