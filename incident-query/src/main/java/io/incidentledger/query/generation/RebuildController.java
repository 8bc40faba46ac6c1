package io.incidentledger.query.generation;

import io.incidentledger.query.generation.Generation.Kind;
import io.incidentledger.wire.http.ActorAuthentication;
import io.incidentledger.wire.http.Body;
import io.incidentledger.wire.http.ReviewDesk;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Objects;

/** Has projections filled anew beside those that are read, and says how far that has come. */
@RestController
public final class RebuildController {
    private final GenerationDesk generations;

    /** Of which a {@link GenerationRunner} knows. */
    public RebuildController(GenerationRepository generations) {
        this.generations = new GenerationDesk(generations, Kind.REBUILD);
    }

    @GetMapping("/api/projections/rebuilds")
    Rebuilds all(ActorAuthentication who) {
        ReviewDesk.require(who);
        return new Rebuilds(generations.all().stream().map(Rebuild::of).toList());
    }

    @GetMapping("/api/projections/rebuilds/{rebuild}")
    Rebuild one(@PathVariable String rebuild, ActorAuthentication who) {
        ReviewDesk.require(who);
        return Rebuild.of(generations.find(rebuild));
    }

    @PostMapping("/api/projections/rebuilds")
    @ResponseStatus(HttpStatus.CREATED)
    Rebuild begin(HttpServletRequest request, ActorAuthentication who) {
        ReviewDesk.require(who);
        RebuildRequest asked = GenerationDesk.read(Body.read(request), RebuildRequest.class);
        List<ProjectionName> projections =
                Objects.requireNonNullElse(asked.projections(), List.of(ProjectionName.values()));
        if (projections.isEmpty()) {
            throw GenerationDesk.malformed(
                    "projections", "must name at least one, or be left out for all");
        }
        return Rebuild.of(
                generations.add(
                        projections,
                        Long.MAX_VALUE,
                        GenerationDesk.reason(asked.reason()),
                        who.getPrincipal(),
                        null));
    }

    @PostMapping("/api/projections/rebuilds/{rebuild}/orders")
    @ResponseStatus(HttpStatus.CREATED)
    Rebuild order(
            @PathVariable String rebuild, HttpServletRequest request, ActorAuthentication who) {
        ReviewDesk.require(who);
        return Rebuild.of(generations.obey(Body.read(request), rebuild));
    }
}
