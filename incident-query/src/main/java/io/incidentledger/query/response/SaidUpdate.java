package io.incidentledger.query.response;

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
import java.util.Optional;
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
        return byUpdate.values().stream().flatMap(it -> of(it).stream());
    }

    private static Optional<SaidUpdate> of(List<StandingEntry<CommunicationEvent>> entries) {
        List<StandingEntry<UpdateDrafted>> versions = only(UpdateDrafted.class, entries);
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        for (StandingEntry<UpdateReleased> release : only(UpdateReleased.class, entries)) {
            for (StandingEntry<UpdateDrafted> version : versions) {
                if (version.entry().equals(release.event().version())) {
                    return Optional.of(of(version, versions, entries, release));
                }
            }
        }
        return Optional.of(of(versions.getLast(), versions, entries, null));
    }

    private static SaidUpdate of(
            StandingEntry<UpdateDrafted> text,
            List<StandingEntry<UpdateDrafted>> versions,
            List<StandingEntry<CommunicationEvent>> entries,
            @Nullable StandingEntry<UpdateReleased> release) {
        return new SaidUpdate(
                text,
                versions.subList(0, versions.indexOf(text)),
                only(UpdateApproved.class, entries).stream()
                        .filter(it -> it.event().version().equals(text.entry()))
                        .toList(),
                release);
    }

    private static <E extends CommunicationEvent> List<StandingEntry<E>> only(
            Class<E> type, List<StandingEntry<CommunicationEvent>> entries) {
        return entries.stream().flatMap(entry -> entry.as(type).stream()).toList();
    }
}
