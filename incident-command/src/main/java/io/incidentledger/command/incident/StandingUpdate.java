package io.incidentledger.command.incident;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.incident.CommunicationEvent;
import io.incidentledger.api.incident.CommunicationEvent.UpdateApproved;
import io.incidentledger.api.incident.CommunicationEvent.UpdateDrafted;
import io.incidentledger.api.incident.CommunicationEvent.UpdateReleased;
import io.incidentledger.command.incident.History.Placed;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One update as it stands, in the order of recording: an approval is given to what was there when
 * it was given.
 *
 * @param versions what it said, the last one last
 * @param approvals of the last version
 * @param release null while it was not released
 */
record StandingUpdate(
        List<Placed<UpdateDrafted>> versions,
        List<Placed<UpdateApproved>> approvals,
        @Nullable Placed<UpdateReleased> release) {

    static StandingUpdate in(History history, String update) {
        List<Placed<UpdateDrafted>> versions = of(history, update, UpdateDrafted.class);
        List<EntryId> last =
                versions.isEmpty()
                        ? List.of()
                        : List.of(history.entryAt(versions.getLast().place()));
        return new StandingUpdate(
                versions,
                of(history, update, UpdateApproved.class).stream()
                        .filter(approval -> last.contains(approval.event().version()))
                        .toList(),
                of(history, update, UpdateReleased.class).stream().findFirst().orElse(null));
    }

    boolean isDrafted() {
        return !versions.isEmpty();
    }

    boolean isReleased() {
        return release != null;
    }

    /** What it says; it was drafted. */
    Placed<UpdateDrafted> version() {
        return versions.getLast();
    }

    private static <E extends CommunicationEvent> List<Placed<E>> of(
            History history, String update, Class<E> type) {
        return history.standing(CommunicationEvent.class).stream()
                .filter(it -> type.isInstance(it.event()) && it.event().update().equals(update))
                .map(it -> new Placed<>(it.place(), type.cast(it.event())))
                .toList();
    }
}
