package io.incidentledger.standalone;

import io.incidentledger.command.endpoint.EndpointWiring;
import io.incidentledger.command.intake.ImportWiring;
import io.incidentledger.command.wiring.CommandWiring;
import io.incidentledger.command.wiring.StreamWiring;
import io.incidentledger.query.wiring.QueryWiring;
import io.incidentledger.standalone.key.InstallationKey;
import io.incidentledger.standalone.key.InstallationTokens;
import io.incidentledger.wire.documentation.DocumentationController;
import io.incidentledger.wire.health.HealthWiring;
import io.incidentledger.wire.http.HttpWiring;
import io.incidentledger.wire.http.SecurityWiring;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import java.nio.file.Path;

/** Commands and queries in one context and on one origin. They still meet on Kafka alone. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    CommandWiring.class,
    EndpointWiring.class,
    ImportWiring.class,
    StreamWiring.class,
    QueryWiring.class,
    HealthWiring.class,
    HttpWiring.class,
    SecurityWiring.class,
    DocumentationController.class
})
class ProductWiring {
    @Bean
    JwtDecoder tokensOfThisInstallation(@Value("${incident.data-dir}") Path dataDir) {
        return InstallationTokens.decoder(InstallationKey.in(dataDir));
    }
}
