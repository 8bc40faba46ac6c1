package io.incidentledger.query.board;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.query.board.BoardRepository.Part;
import io.incidentledger.query.read.Axes;
import io.incidentledger.query.read.Parameters;
import io.incidentledger.query.read.Snapshots;
import io.incidentledger.wire.http.ActorAuthentication;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is out now, for whom, since when, and why. */
@RestController
public final class BoardController {
    private final Snapshots snapshots;
    private final BoardRepository boards;

    /**
     * @param snapshots how to read
     * @param boards what to read
     */
    public BoardController(Snapshots snapshots, BoardRepository boards) {
        this.snapshots = snapshots;
        this.boards = boards;
    }

    @GetMapping("/api/board")
    Board board(
            ActorAuthentication who,
            @RequestParam(required = false) @Nullable String validAt,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String tenant,
            @RequestParam(required = false) @Nullable String incident) {
        Part part =
                new Part(
                        who.reader(),
                        Parameters.id(service, ServiceId::new),
                        Parameters.id(tenant, TenantId::new),
                        Parameters.id(incident, IncidentId::new));
        return snapshots.read(
                who.reader(),
                after,
                Axes.of(validAt, knownAt, null),
                asOf -> boards.read(asOf, part));
    }
}
