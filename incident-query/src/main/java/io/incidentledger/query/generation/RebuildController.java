package io.incidentledger.query.generation;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.query.generation.Generation.Kind;
import io.incidentledger.query.generation.Generation.State;
import io.incidentledger.wire.actor.Actor;
import io.incidentledger.wire.http.ActorAuthentication;
import io.incidentledger.wire.http.Body;
import io.incidentledger.wire.http.ReviewDesk;
import io.incidentledger.wire.json.Malformed;
import io.incidentledger.wire.json.RequestReader;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.core.JsonPointer;

import java.util.List;
import java.util.Objects;

/** Has projections filled anew beside those that are read, and says how far that has come. */
@RestController
public final class RebuildController {
    private static final int LONGEST_REASON = 2_000;

    private final GenerationRepository generations;

    /** Of which a {@link GenerationRunner} knows. */
    public RebuildController(GenerationRepository generations) {
        this.generations = generations;
    }

    @GetMapping("/api/projections/rebuilds")
    Rebuilds all(ActorAuthentication who) {
        ReviewDesk.require(who);
        return new Rebuilds(
                generations.all().stream()
                        .filter(it -> it.kind() == Kind.REBUILD)
                        .map(Rebuild::of)
                        .toList());
    }

    @GetMapping("/api/projections/rebuilds/{rebuild}")
    Rebuild one(@PathVariable String rebuild, ActorAuthentication who) {
        ReviewDesk.require(who);
        return Rebuild.of(find(rebuild));
    }

    @PostMapping("/api/projections/rebuilds")
    @ResponseStatus(HttpStatus.CREATED)
    Rebuild begin(HttpServletRequest request, ActorAuthentication who) {
        ReviewDesk.require(who);
        RebuildRequest asked = read(request, RebuildRequest.class);
        String reason = asked.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Malformed.at(
                    JsonPointer.compile("/reason"),
                    "reason must say in 1 to %d characters why".formatted(LONGEST_REASON));
        }
        if (asked.projections() != null && asked.projections().isEmpty()) {
            throw Malformed.at(
                    JsonPointer.compile("/projections"),
                    "projections must name at least one, or be left out for all");
        }
        Actor actor = who.getPrincipal();
        return Rebuild.of(
                generations.add(
                        Kind.REBUILD,
                        Objects.requireNonNullElse(
                                asked.projections(), List.of(ProjectionName.values())),
                        Long.MAX_VALUE,
                        reason,
                        actor.issuer(),
                        actor.subject(),
                        null));
    }

    @PostMapping("/api/projections/rebuilds/{rebuild}/orders")
    @ResponseStatus(HttpStatus.CREATED)
    Rebuild order(
            @PathVariable String rebuild, HttpServletRequest request, ActorAuthentication who) {
        ReviewDesk.require(who);
        RebuildOrder order = read(request, RebuildOrder.class);
        Generation generation = find(rebuild);
        boolean possible =
                switch (order.kind()) {
                    case CANCEL -> generation.state().isOpen();
                    case DROP -> generation.state() == State.DONE;
                };
        if (!possible) {
            throw Malformed.at(
                    JsonPointer.compile("/kind"),
                    "kind cannot be %s: rebuild %s is %s"
                            .formatted(order.kind(), rebuild, generation.state()));
        }
        generations.expire(generation.id());
        return Rebuild.of(find(rebuild));
    }

    private static <T> T read(HttpServletRequest request, Class<T> type) {
        return RequestReader.value(
                RequestReader.tree(Body.read(request)), type, JsonPointer.empty(), List.of());
    }

    private Generation find(String rebuild) {
        return (rebuild.matches("\\d{1,18}")
                        ? generations.find(Long.parseLong(rebuild))
                        : java.util.Optional.<Generation>empty())
                .filter(it -> it.kind() == Kind.REBUILD)
                .orElseThrow(
                        () ->
                                new CommandRefused(
                                        Refusal.because(
                                                RefusalCode.NOT_FOUND,
                                                "There is no rebuild %s.",
                                                rebuild)));
    }
}
