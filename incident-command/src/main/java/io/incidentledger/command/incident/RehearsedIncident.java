package io.incidentledger.command.incident;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.recording.CommandRecorder;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RecordedEntry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An incident on which requests are tried: each is decided on what was recorded and on what the
 * earlier ones would have recorded. Nothing is.
 */
public final class RehearsedIncident {
    private final IncidentId id;
    private Incident state;
    private long bytes;

    /**
     * An incident as it is recorded.
     *
     * @param recorded all of its events; none for one that is still to be declared
     */
    public RehearsedIncident(IncidentId id, List<IncidentEvent> recorded) {
        this.id = id;
        state = Incident.undeclared(id);
        for (IncidentEvent event : recorded) {
            bytes +=
                    CommandRecorder.requireSize(
                            event, new EntryId(id.value(), Incident.next(state)));
            state = Incident.evolve(state, event);
        }
    }

    /**
     * What a request would record.
     *
     * @param now the clock of the decision
     * @throws CommandRefused if it would record nothing
     */
    public Recorded take(List<IncidentStatement> statements, Catalogue catalogue, Instant now) {
        Incident reached = state;
        long size = bytes;
        List<RecordedEntry> entries = new ArrayList<>();
        for (IncidentDecision.Decided decided :
                IncidentDecision.decide(statements, state, catalogue, now)) {
            IncidentEvent event = decided.event();
            EntryId entry = new EntryId(id.value(), Incident.next(reached));
            size += CommandRecorder.requireSize(event, entry);
            reached = Incident.evolve(reached, event);
            String type = event.getClass().getSimpleName();
            entries.add(new RecordedEntry(entry, type, event.objections()));
        }
        state = reached;
        bytes = size;
        return new Recorded(id.value(), Incident.next(state) - 1, entries);
    }

    /** How large its events are, in bytes of JSON. */
    public long bytes() {
        return bytes;
    }
}
