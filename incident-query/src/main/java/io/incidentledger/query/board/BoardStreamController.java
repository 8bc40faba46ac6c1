package io.incidentledger.query.board;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.query.board.BoardSource.Part;
import io.incidentledger.query.feed.Feed;
import io.incidentledger.query.live.Listeners;
import io.incidentledger.query.read.Parameters;
import io.incidentledger.query.read.Snapshots;
import io.incidentledger.wire.actor.Reader;
import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.ActorAuthentication;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.util.Set;
import java.util.UUID;

/** What is out, as it changes. */
@RestController
public final class BoardStreamController {
    /** It is read once for all who listen; what each of them may see of it is cut out then. */
    private static final Reader EVERYTHING = Reader.inside(Set.of(Role.values()));

    private final Listeners listeners;
    private final BoardWatch watch;

    /**
     * @param listeners who listens
     * @param snapshots how to read
     * @param boards what to read
     * @param feed tells when something has changed
     */
    public BoardStreamController(
            Listeners listeners, Snapshots snapshots, BoardRepository boards, Feed feed) {
        this.listeners = listeners;
        watch =
                new BoardWatch(
                        UUID.randomUUID().toString(),
                        () -> whole(snapshots, boards),
                        feed::commits);
    }

    /**
     * The whole board first, or, with the {@code Last-Event-ID} of this process, what has changed
     * since; then every change.
     */
    @GetMapping(path = "/api/board/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            ActorAuthentication who,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String header,
            @RequestParam(required = false) @Nullable String lastEventId,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String tenant) {
        Part part =
                new Part(
                        who.reader(),
                        Parameters.id(service, ServiceId::new),
                        Parameters.id(tenant, TenantId::new));
        return listeners.listen(
                new BoardSource(watch, part, header == null ? lastEventId : header), who.until());
    }

    private static Board whole(Snapshots snapshots, BoardRepository boards) {
        return snapshots.now(
                null, asOf -> boards.read(asOf, BoardRepository.Part.whole(EVERYTHING)));
    }
}
