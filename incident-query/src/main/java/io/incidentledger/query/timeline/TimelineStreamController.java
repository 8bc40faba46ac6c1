package io.incidentledger.query.timeline;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.query.live.Listeners;
import io.incidentledger.query.timeline.TimelineRepository.Part;
import io.incidentledger.wire.http.ActorAuthentication;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What happens in an incident, as it is recorded. */
@RestController
public final class TimelineStreamController {
    private final Listeners listeners;
    private final TimelineRepository entries;

    /**
     * @param listeners who listens
     * @param entries what to
     */
    public TimelineStreamController(Listeners listeners, TimelineRepository entries) {
        this.listeners = listeners;
        this.entries = entries;
    }

    /**
     * Everything that is recorded already, then what is recorded from then on. Behind an entry with
     * {@code Last-Event-ID}, or with the parameter where a header cannot be given.
     */
    @GetMapping(
            path = "/api/incidents/{incident}/timeline/stream",
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            ActorAuthentication who,
            @PathVariable String incident,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String header,
            @RequestParam(required = false) @Nullable String lastEventId) {
        String id = new IncidentId(incident).value();
        EntryId behind = entry(id, header == null ? lastEventId : header);
        entries.require(id, who.reader());
        Part part = new Part(id, who.reader(), EntryFilter.ALL);
        return listeners.listen(new TimelineSource(entries, part, behind), who.until());
    }

    private static @Nullable EntryId entry(String incident, @Nullable String eventId) {
        if (eventId == null) {
            return null;
        }
        EntryId entry = EntryId.of(eventId);
        if (entry.inTheSameRequest() || !entry.subject().equals(incident)) {
            throw new MalformedInput(
                    "lastEventId",
                    "must be an entry of this incident, such as %s@7".formatted(incident));
        }
        return entry;
    }
}
