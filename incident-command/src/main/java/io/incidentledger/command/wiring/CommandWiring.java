package io.incidentledger.command.wiring;

import com.fasterxml.uuid.Generators;

import io.incidentledger.command.catalogue.AxonCatalogueDesk;
import io.incidentledger.command.request.RequestContext;
import io.incidentledger.wire.actor.Actor;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import java.util.Set;
import java.util.UUID;

/** The whole command side; import it into an application. */
@Configuration(proxyBeanMethods = false)
@Import({StoreWiring.class, AxonWiring.class, PublicationWiring.class})
public class CommandWiring {
    /** What the system itself does, such as opening the catalogue, is done by this actor. */
    private static final Actor SYSTEM = new Actor("urn:incident-ledger", "system", Set.of());

    /** Before the first request comes: a command would find no catalogue. */
    @Bean
    SmartInitializingSingleton openCatalogue(AxonCatalogueDesk catalogue) {
        return () -> {
            UUID command = Generators.timeBasedEpochGenerator().generate();
            String trace =
                    "00-%s-0000000000000001-00".formatted(command.toString().replace("-", ""));
            catalogue.open(
                    new RequestContext(
                            SYSTEM, command, command.toString(), null, trace, null, null));
        };
    }
}
