package io.incidentledger.command.wiring;

import io.incidentledger.command.catalogue.AxonCatalogueDesk;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The whole command side; import it into an application. */
@Configuration(proxyBeanMethods = false)
@Import({StoreWiring.class, AxonWiring.class, NotificationWiring.class, PublicationWiring.class})
public class CommandWiring {
    /** Before the first request comes: a command would find no catalogue. */
    @Bean
    SmartInitializingSingleton openCatalogue(AxonCatalogueDesk catalogue) {
        return () -> catalogue.open(SystemContext.fresh());
    }
}
