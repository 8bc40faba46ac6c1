package io.incidentledger.command.incident;

import io.incidentledger.api.fact.ActorId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.incident.CommunicationEvent;
import io.incidentledger.api.incident.CommunicationEvent.UpdateApproved;
import io.incidentledger.api.incident.CommunicationEvent.UpdateDrafted;
import io.incidentledger.api.incident.CommunicationEvent.UpdateReleased;
import io.incidentledger.command.incident.History.Placed;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

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

    /**
     * Who has ever typed a text of an update. Who drafts the same words again does not become their
     * only author, and who takes their draft back has written it all the same.
     */
    static Stream<ActorId> authors(History history, String update, Sha256 text) {
        return LongStream.range(0, history.size())
                .mapToObj(history::recorded)
                .filter(UpdateDrafted.class::isInstance)
                .map(UpdateDrafted.class::cast)
                .filter(it -> it.update().equals(update) && it.digest().equals(text))
                .map(UpdateDrafted::author);
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
