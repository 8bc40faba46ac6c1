package io.incidentledger.command;

import io.incidentledger.command.endpoint.EndpointWiring;
import io.incidentledger.command.intake.ImportWiring;
import io.incidentledger.command.wiring.CommandWiring;
import io.incidentledger.command.wiring.StreamWiring;
import io.incidentledger.wire.documentation.DocumentationController;
import io.incidentledger.wire.health.HealthWiring;
import io.incidentledger.wire.http.HttpWiring;
import io.incidentledger.wire.http.IssuerWiring;
import io.incidentledger.wire.http.SecurityWiring;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The command side as a process of its own. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    CommandWiring.class,
    EndpointWiring.class,
    ImportWiring.class,
    StreamWiring.class,
    HealthWiring.class,
    HttpWiring.class,
    SecurityWiring.class,
    IssuerWiring.class,
    DocumentationController.class
})
public class CommandApplication {
    /** The name of its settings file, and of what it calls itself. */
    private static final String NAME = "incident-command";

    /** Starts it, and returns when it answers; {@code --name=value} overrides a setting. */
    public static void main(String[] settings) {
        new SpringApplicationBuilder(CommandApplication.class)
                .properties("spring.config.name=" + NAME)
                .run(settings);
    }
}
