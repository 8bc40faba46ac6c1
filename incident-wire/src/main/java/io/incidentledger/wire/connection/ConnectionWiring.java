package io.incidentledger.wire.connection;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How servers are reached, to be imported by what uses them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaSettings.class)
public class ConnectionWiring {
    @Bean
    KafkaConnection kafkaConnection(KafkaSettings settings, SslBundles bundles) {
        return new KafkaConnection(settings, bundles);
    }
}
