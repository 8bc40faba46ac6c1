package io.incidentledger.command.sidestream;

import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_INCIDENT;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.recording.Dispatch;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RequestContext;
import io.incidentledger.command.store.EntryStore;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;

/**
 * Takes requests to a stream beside an incident, which comes into being with the first of them: an
 * incident need not know what is kept about it.
 */
public final class SideStreamDesk {
    private final Dispatch dispatch;
    private final EntryStore entries;

    public SideStreamDesk(Dispatch dispatch, EntryStore entries) {
        this.dispatch = dispatch;
        this.entries = entries;
    }

    /**
     * Carries a request out.
     *
     * @param toExisting the request for a stream that is there
     * @param toNew the same for one that is not; its handler creates the aggregate
     * @throws CommandRefused if it is refused; {@code UNKNOWN_INCIDENT} if nobody declared that
     */
    public Recorded carryOut(
            IncidentId incident, Object toExisting, Object toNew, RequestContext context) {
        try {
            return dispatch.send(toExisting, context);
        } catch (AggregateNotFoundException first) {
            requireDeclared(incident);
            return begin(toExisting, toNew, context);
        }
    }

    private Recorded begin(Object toExisting, Object toNew, RequestContext context) {
        try {
            return dispatch.send(toNew, context);
        } catch (AggregateStreamCreationException raced) {
            // Another request began it at the same moment; this one is now one of those after it.
            return dispatch.send(toExisting, context);
        }
    }

    private void requireDeclared(IncidentId incident) {
        if (!entries.holds(new EntryId(incident.value(), 0))) {
            throw new CommandRefused(
                    Refusal.because(UNKNOWN_INCIDENT, "There is no incident %s.", incident));
        }
    }
}
