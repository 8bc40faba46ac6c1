package io.incidentledger.query.response;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.incident.CommunicationEvent;
import io.incidentledger.api.incident.CommunicationEvent.UpdateDrafted;
import io.incidentledger.api.incident.CommunicationEvent.UpdateReleased;
import io.incidentledger.api.incident.IncidentEvent.UpdatePosted;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.response.UpdateView.Approval;
import io.incidentledger.query.response.UpdateView.Release;
import io.incidentledger.query.response.UpdateView.Version;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The updates that a reader is shown. An update whose text or release they may not see is left out
 * as a whole: without its release it would pass for one that was never said. Whoever is bound to
 * tenants is shown what was said to them, and nothing of how it came about.
 */
record UpdatesFold(Shown shown) {

    List<UpdateView> all() {
        List<SaidUpdate> seen =
                SaidUpdate.in(shown.known(CommunicationEvent.class))
                        .filter(this::mayBeSeen)
                        .toList();
        return Stream.concat(
                        seen.stream().map(it -> view(it, corrections(it, seen))),
                        shown.ours(UpdatePosted.class).stream().map(UpdateView::posted))
                .sorted(Comparator.comparing(it -> begun(it).at().earliest()))
                .toList();
    }

    private static Version begun(UpdateView view) {
        return view.earlier().isEmpty() ? view.version() : view.earlier().getFirst();
    }

    private static List<EntryId> corrections(SaidUpdate update, List<SaidUpdate> seen) {
        return seen.stream()
                .filter(it -> update.text().event().update().equals(it.text().event().corrects()))
                .flatMap(it -> Stream.ofNullable(it.release()))
                .map(StandingEntry::entry)
                .toList();
    }

    private UpdateView view(SaidUpdate update, List<EntryId> correctedBy) {
        return isInside() ? inside(update, correctedBy) : outside(update, correctedBy);
    }

    private boolean isInside() {
        return !shown.reader().isBound();
    }

    private boolean mayBeSeen(SaidUpdate update) {
        StandingEntry<UpdateReleased> release = update.release();
        return update.text().isOpenTo(shown.reader())
                && (release == null || release.isOpenTo(shown.reader()))
                && (isInside()
                        || (release != null
                                && AudienceSeen.reaches(
                                        update.text().event().audience(), shown.reader())));
    }

    private UpdateView inside(SaidUpdate update, List<EntryId> correctedBy) {
        UpdateDrafted text = update.text().event();
        List<Approval> approvals =
                update.approvals().stream()
                        .filter(it -> it.isOpenTo(shown.reader()))
                        .map(
                                it ->
                                        new Approval(
                                                it.entry(),
                                                it.occurredAt(),
                                                it.event().approver(),
                                                it.event().role(),
                                                it.event().note()))
                        .toList();
        return new UpdateView(
                text.update(),
                text.audience(),
                version(update.text()),
                text.digest(),
                text.nextUpdateBy(),
                text.corrects(),
                correctedBy,
                update.earlier().stream()
                        .filter(it -> it.isOpenTo(shown.reader()))
                        .map(UpdatesFold::version)
                        .toList(),
                approvals,
                release(update.release(), approvals),
                null);
    }

    /** Its id and the channel are our own words, and the other tenants nobody else's business. */
    private UpdateView outside(SaidUpdate update, List<EntryId> correctedBy) {
        StandingEntry<UpdateDrafted> said = update.text();
        StandingEntry<UpdateReleased> release = update.release();
        return new UpdateView(
                null,
                AudienceSeen.by(said.event().audience(), shown.reader()),
                new Version(said.entry(), said.occurredAt(), null, said.event().text()),
                said.event().digest(),
                said.event().nextUpdateBy(),
                null,
                correctedBy,
                List.of(),
                List.of(),
                release == null
                        ? null
                        : new Release(release.entry(), release.occurredAt(), null, List.of(), null),
                null);
    }

    private static Version version(StandingEntry<UpdateDrafted> entry) {
        return new Version(
                entry.entry(), entry.occurredAt(), entry.event().author(), entry.event().text());
    }

    private static @Nullable Release release(
            @Nullable StandingEntry<UpdateReleased> entry, List<Approval> shownApprovals) {
        return entry == null
                ? null
                : new Release(
                        entry.entry(),
                        entry.occurredAt(),
                        entry.event().channel(),
                        shownApprovals.stream()
                                .map(Approval::entry)
                                .filter(entry.event().approvals()::contains)
                                .toList(),
                        entry.event().emergency());
    }
}
