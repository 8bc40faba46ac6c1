package io.incidentledger.query.response;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.incident.CommunicationEvent;
import io.incidentledger.api.incident.CommunicationEvent.UpdateApproved;
import io.incidentledger.api.incident.CommunicationEvent.UpdateDrafted;
import io.incidentledger.api.incident.CommunicationEvent.UpdateReleased;
import io.incidentledger.query.history.StandingEntry;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One update as it stands, whoever may see it.
 *
 * @param text what it says: what was released, else what was drafted last
 * @param earlier what it said before, the first first
 * @param approvals of exactly that text
 * @param release null while it was not released; counts once what it releases does
 */
record SaidUpdate(
        StandingEntry<UpdateDrafted> text,
        List<StandingEntry<UpdateDrafted>> earlier,
        List<StandingEntry<UpdateApproved>> approvals,
        @Nullable StandingEntry<UpdateReleased> release) {
    /** All that were drafted, in the order of their first drafts. */
    static Stream<SaidUpdate> in(List<StandingEntry<CommunicationEvent>> entries) {
        Map<String, List<StandingEntry<CommunicationEvent>>> byUpdate = new LinkedHashMap<>();
        for (StandingEntry<CommunicationEvent> entry : entries) {
            byUpdate.computeIfAbsent(entry.event().update(), _ -> new ArrayList<>()).add(entry);
        }
        return byUpdate.values().stream().flatMap(SaidUpdate::of);
    }

    private static Stream<SaidUpdate> of(List<StandingEntry<CommunicationEvent>> entries) {
        List<StandingEntry<UpdateDrafted>> versions = only(UpdateDrafted.class, entries).toList();
        if (versions.isEmpty()) {
            return Stream.empty();
        }
        List<EntryId> places = versions.stream().map(StandingEntry::entry).toList();
        StandingEntry<UpdateReleased> release =
                only(UpdateReleased.class, entries)
                        .filter(it -> places.contains(it.event().version()))
                        .findFirst()
                        .orElse(null);
        EntryId text = release == null ? places.getLast() : release.event().version();
        int said = places.indexOf(text);
        List<StandingEntry<UpdateApproved>> approvals =
                only(UpdateApproved.class, entries)
                        .filter(it -> it.event().version().equals(text))
                        .toList();
        return Stream.of(
                new SaidUpdate(versions.get(said), versions.subList(0, said), approvals, release));
    }

    private static <E extends CommunicationEvent> Stream<StandingEntry<E>> only(
            Class<E> type, List<StandingEntry<CommunicationEvent>> entries) {
        return entries.stream().flatMap(entry -> entry.as(type).stream());
    }
}
