package io.incidentledger.wire.http;

import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.wire.actor.Actor;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.EOFException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;

/** The smallest application with the manners of the product. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({HttpWiring.class, SecurityWiring.class, Tokens.class, Probe.Endpoints.class})
class Probe {
    record Cut(@Nullable String validAt, @Nullable String knownAt) {}

    @RestController
    @SuppressWarnings("DoNotCallSuggester") // They are there to throw.
    static final class Endpoints {
        @GetMapping("/api/whoami")
        Actor whoami(@AuthenticationPrincipal Actor actor) {
            return actor;
        }

        @GetMapping("/api/incidents/{incident}")
        Map<String, Object> incident(
                @PathVariable IncidentId incident,
                @RequestParam(required = false) @Nullable Marking marking,
                @RequestParam(required = false) @Nullable List<String> tenant,
                @ModelAttribute Cut cut) {
            return Map.of("incident", incident);
        }

        @GetMapping("/api/needy")
        String needy(@RequestParam int limit) {
            return "x".repeat(limit);
        }

        @PostMapping(
                path = "/api/incidents",
                consumes = "application/json",
                produces = "application/json")
        Map<String, Integer> post(HttpServletRequest request) {
            return Map.of("bytes", Body.read(request).length);
        }

        @GetMapping("/api/fault")
        String fault() {
            throw new IllegalStateException("secret of the house");
        }

        @GetMapping("/api/away")
        String away() {
            throw new IllegalStateException(
                    new SQLTransientConnectionException("store - Connection is not available"));
        }

        @GetMapping("/api/hung-up")
        String hungUp() {
            throw new IllegalStateException(
                    new SQLException("An I/O error occurred", new EOFException()));
        }

        @GetMapping("/api/refused/{code}")
        String refused(@PathVariable RefusalCode code) {
            throw new CommandRefused(
                    new Refusal(
                            code,
                            "It is 100 % so",
                            "/service",
                            List.of("eau"),
                            List.of(
                                    new Objection(
                                            ObjectionCode.ALREADY_DISRUPTED,
                                            "eau is out for aok",
                                            List.of("eau/aok")))));
        }
    }
}
