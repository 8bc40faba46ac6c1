package io.incidentledger.canary.command.catalogue;

import io.incidentledger.canary.command.incident.ImpureDecision;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.bind.annotation.RestController;

/** A catalogue that knows incidents, and is everything at once. */
@RestController
@org.jspecify.annotations.NullUnmarked
public class CuriousCatalogue {
    ImpureDecision decision;
    JwtDecoder tokens;

    @Bean
    HttpStatus status() {
        return HttpStatus.OK;
    }

    @CommandHandler
    void handle(String command) {}

    @EventSourcingHandler
    void on(String event) {}
}
