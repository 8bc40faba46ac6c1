package io.incidentledger.command.publication;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.ActorAuthentication;
import io.incidentledger.wire.http.Body;
import io.incidentledger.wire.json.RequestReader;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.kafka.common.KafkaException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.core.JsonPointer;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Where somebody says that other topics, or another cluster, are right all the same. */
@RestController
public final class RepublicationController {
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final Republication republication;
    private final StoreAdoption adoption;

    /** Asks these. */
    public RepublicationController(Republication republication, StoreAdoption adoption) {
        this.republication = republication;
        this.adoption = adoption;
    }

    @GetMapping("/api/stream/republication")
    RepublicationReport report(ActorAuthentication who) throws SQLException, InterruptedException {
        require(who, Set.of(Role.ADMINISTRATOR, Role.REVIEWER));
        return republication.report();
    }

    @PostMapping(path = "/api/stream/republication", consumes = JSON, produces = JSON)
    @ResponseStatus(HttpStatus.CREATED)
    RepublicationReport republish(HttpServletRequest request, ActorAuthentication who)
            throws SQLException, InterruptedException {
        require(who, Set.of(Role.ADMINISTRATOR));
        String reason = reason(request);
        try {
            republication.decide(who.getPrincipal(), reason);
            return republication.report();
        } catch (PublicationHaltedException e) {
            throw refused(e);
        } catch (KafkaException e) {
            throw new CommandRefused(
                    Refusal.because(
                            RefusalCode.UNAVAILABLE, "Kafka does not answer: %s", e.toString()));
        }
    }

    @PostMapping(path = "/api/stream/adoption", consumes = JSON, produces = JSON)
    @ResponseStatus(HttpStatus.CREATED)
    AdoptionReport adopt(HttpServletRequest request, ActorAuthentication who) throws SQLException {
        require(who, Set.of(Role.ADMINISTRATOR));
        String reason = reason(request);
        try {
            return adoption.decide(who.getPrincipal(), reason);
        } catch (PublicationHaltedException e) {
            throw refused(e);
        }
    }

    private static void require(ActorAuthentication who, Set<Role> roles) {
        if (who.reader().isBound() || roles.stream().noneMatch(who.getPrincipal()::is)) {
            throw new CommandRefused(
                    Refusal.because(
                            RefusalCode.FORBIDDEN,
                            "This takes the role administrator, for all tenants."));
        }
    }

    private static String reason(HttpServletRequest request) {
        return RequestReader.value(
                        RequestReader.tree(Body.read(request)),
                        DecisionReason.class,
                        JsonPointer.empty(),
                        List.of())
                .reason();
    }

    private static CommandRefused refused(PublicationHaltedException why) {
        return new CommandRefused(
                Refusal.because(
                        RefusalCode.PUBLICATION_REFUSED, "%s", String.valueOf(why.getMessage())));
    }
}
