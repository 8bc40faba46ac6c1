package io.incidentledger.query;

import io.incidentledger.query.wiring.QueryWiring;
import io.incidentledger.wire.documentation.DocumentationController;
import io.incidentledger.wire.health.HealthWiring;
import io.incidentledger.wire.http.HttpWiring;
import io.incidentledger.wire.http.IssuerWiring;
import io.incidentledger.wire.http.SecurityWiring;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The query side as a process of its own. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    QueryWiring.class,
    HealthWiring.class,
    HttpWiring.class,
    SecurityWiring.class,
    IssuerWiring.class,
    DocumentationController.class
})
public class QueryApplication {
    /** The name of its settings file, and of what it calls itself. */
    private static final String NAME = "incident-query";

    /** Starts it, and returns when it answers; {@code --name=value} overrides a setting. */
    public static void main(String[] settings) {
        new SpringApplicationBuilder(QueryApplication.class)
                .properties("spring.config.name=" + NAME)
                .run(settings);
    }
}
