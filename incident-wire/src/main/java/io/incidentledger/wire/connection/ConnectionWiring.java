package io.incidentledger.wire.connection;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How servers are reached, and the SSL bundles for it, to be imported by what uses them. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(SslAutoConfiguration.class)
@EnableConfigurationProperties(KafkaSettings.class)
public class ConnectionWiring {
    @Bean
    KafkaConnection kafkaConnection(KafkaSettings settings, SslBundles bundles) {
        return new KafkaConnection(settings, bundles);
    }
}
