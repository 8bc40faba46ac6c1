package io.incidentledger.command.endpoint;

import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.Caller;
import io.incidentledger.wire.http.HttpWiring;
import io.incidentledger.wire.http.SecurityWiring;
import io.incidentledger.wire.http.Tokens;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The endpoints in the smallest application that has them, and those who call them. */
@SpringBootTest(
        classes = EndpointFixture.Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "server.address=127.0.0.1")
abstract class EndpointFixture {
    static final String INCIDENT = "/api/incidents/INC-2026-000042/";
    static final String NOTE = "{\"text\": \"x\"}";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({HttpWiring.class, SecurityWiring.class, EndpointWiring.class, Tokens.class})
    static class Application {
        @Bean
        Desks desks() {
            return new Desks();
        }
    }

    @LocalServerPort private int port;
    @Autowired Desks desks;
    Caller nobody = Caller.at(0);
    Caller operator = nobody;
    Caller administrator = nobody;

    @BeforeEach
    void callers() {
        desks.clear();
        nobody = Caller.at(port);
        operator = nobody.as(Role.OPERATOR);
        administrator = nobody.as(Role.ADMINISTRATOR);
    }
}
