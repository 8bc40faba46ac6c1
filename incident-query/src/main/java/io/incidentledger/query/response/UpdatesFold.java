package io.incidentledger.query.response;

import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.incident.Audience;
import io.incidentledger.api.incident.CommunicationEvent;
import io.incidentledger.api.incident.CommunicationEvent.UpdateApproved;
import io.incidentledger.api.incident.CommunicationEvent.UpdateDrafted;
import io.incidentledger.api.incident.CommunicationEvent.UpdateReleased;
import io.incidentledger.api.incident.IncidentEvent.UpdatePosted;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.response.UpdateView.Approval;
import io.incidentledger.query.response.UpdateView.Release;
import io.incidentledger.query.response.UpdateView.Version;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The updates that a reader is shown. An update whose text or release they may not see is left out
 * as a whole: without its release it would pass for one that was never said.
 */
record UpdatesFold(Shown shown) {

    List<UpdateView> all() {
        Map<String, List<StandingEntry<CommunicationEvent>>> byUpdate = new LinkedHashMap<>();
        shown.known(CommunicationEvent.class)
                .forEach(
                        it ->
                                byUpdate.computeIfAbsent(
                                                it.event().update(), _ -> new ArrayList<>())
                                        .add(it));
        return Stream.concat(
                        byUpdate.values().stream().flatMap(it -> update(it).stream()),
                        shown.ours(UpdatePosted.class).stream().map(UpdatesFold::posted))
                .sorted(Comparator.comparing(it -> begun(it).at().earliest()))
                .toList();
    }

    private static Version begun(UpdateView view) {
        return view.earlier().isEmpty() ? view.version() : view.earlier().getFirst();
    }

    private static UpdateView posted(StandingEntry<UpdatePosted> entry) {
        return new UpdateView(
                null,
                Audience.INTERNAL,
                new Version(entry.entry(), entry.occurredAt(), null, entry.event().text()),
                Sha256.ofText(entry.event().text()),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                new Release(entry.entry(), entry.occurredAt(), null, List.of(), null),
                null);
    }

    private Optional<UpdateView> update(List<StandingEntry<CommunicationEvent>> entries) {
        List<StandingEntry<UpdateDrafted>> versions = of(UpdateDrafted.class, entries);
        StandingEntry<UpdateReleased> released =
                of(UpdateReleased.class, entries).stream().findFirst().orElse(null);
        if (versions.isEmpty() || !mayBeSeen(versions.getLast(), released)) {
            return Optional.empty();
        }
        StandingEntry<UpdateDrafted> said = versions.getLast();
        boolean inside = !shown.reader().isBound();
        List<Approval> approvals = inside ? approvals(said, entries) : List.of();
        return Optional.of(
                new UpdateView(
                        said.event().update(),
                        AudienceSeen.by(said.event().audience(), shown.reader()),
                        version(said),
                        said.event().digest(),
                        said.event().nextUpdateBy(),
                        said.event().corrects(),
                        List.of(),
                        inside ? earlier(versions) : List.of(),
                        approvals,
                        released == null ? null : release(released, approvals),
                        null));
    }

    private boolean mayBeSeen(
            StandingEntry<UpdateDrafted> said, @Nullable StandingEntry<UpdateReleased> released) {
        if (!said.isOpenTo(shown.reader())) {
            return false;
        }
        if (released == null) {
            return !shown.reader().isBound();
        }
        return released.isOpenTo(shown.reader())
                && AudienceSeen.reaches(said.event().audience(), shown.reader());
    }

    private List<Version> earlier(List<StandingEntry<UpdateDrafted>> versions) {
        return versions.subList(0, versions.size() - 1).stream()
                .filter(it -> it.isOpenTo(shown.reader()))
                .map(this::version)
                .toList();
    }

    private Version version(StandingEntry<UpdateDrafted> entry) {
        return new Version(
                entry.entry(),
                entry.occurredAt(),
                shown.reader().isBound() ? null : entry.event().author(),
                entry.event().text());
    }

    private List<Approval> approvals(
            StandingEntry<UpdateDrafted> said, List<StandingEntry<CommunicationEvent>> entries) {
        return of(UpdateApproved.class, entries).stream()
                .filter(it -> it.isOpenTo(shown.reader()))
                .filter(it -> it.event().version().equals(said.entry()))
                .map(
                        it ->
                                new Approval(
                                        it.entry(),
                                        it.occurredAt(),
                                        it.event().approver(),
                                        it.event().role(),
                                        it.event().note()))
                .toList();
    }

    private Release release(StandingEntry<UpdateReleased> entry, List<Approval> shownApprovals) {
        UpdateReleased it = entry.event();
        return new Release(
                entry.entry(),
                entry.occurredAt(),
                it.channel(),
                shownApprovals.stream()
                        .map(Approval::entry)
                        .filter(it.approvals()::contains)
                        .toList(),
                shown.reader().isBound() ? null : it.emergency());
    }

    private static <E extends CommunicationEvent> List<StandingEntry<E>> of(
            Class<E> type, List<StandingEntry<CommunicationEvent>> entries) {
        return entries.stream().flatMap(entry -> entry.as(type).stream()).toList();
    }
}
