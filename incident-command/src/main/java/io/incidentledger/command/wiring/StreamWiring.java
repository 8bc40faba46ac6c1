package io.incidentledger.command.wiring;

import io.incidentledger.command.publication.Publisher;
import io.incidentledger.command.publication.PublisherSettings;
import io.incidentledger.command.publication.Republication;
import io.incidentledger.command.publication.RepublicationController;
import io.incidentledger.command.publication.StoreAdoption;
import io.incidentledger.command.publication.StreamController;
import io.incidentledger.command.publication.StreamVerifier;
import io.incidentledger.wire.json.Json;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The verification of the stream and its republication, for an application that has the command
 * side, {@code HttpWiring} and {@code SecurityWiring}.
 */
@Configuration(proxyBeanMethods = false)
public class StreamWiring {
    @Bean
    StreamController streamController(PublisherSettings settings) {
        return new StreamController(new StreamVerifier(settings, Json.EVENTS));
    }

    @Bean
    RepublicationController republicationController(
            PublisherSettings settings, Publisher publisher) {
        return new RepublicationController(
                new Republication(settings, Json.EVENTS, publisher),
                new StoreAdoption(settings.store(), publisher));
    }
}
