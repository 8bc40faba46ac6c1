package io.incidentledger.query.investigation;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.TenantSet;
import io.incidentledger.api.investigation.Assessment;
import io.incidentledger.api.investigation.Basis;
import io.incidentledger.api.investigation.Confidence;
import io.incidentledger.api.investigation.FindingId;
import io.incidentledger.api.investigation.InvestigationEvent.FindingEvent;
import io.incidentledger.query.history.StandingEntry;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * One finding. To a bound reader without anybody's words, and without names but their own.
 *
 * @param entry the entry that states it
 * @param source whose it is
 * @param everybody whether all who were subscribed were meant
 * @param tenants whom it is about; empty for nobody in particular
 * @param amendedBy what corrected the entry
 * @param current whether its source still holds it, as far as is known
 * @param supersedes what the same source said before
 * @param supersededBy what the same source said later
 * @param contradictedBy the current findings that say the opposite about what this one is about
 * @param shaken what of its basis no longer stands as it was relied on
 */
record FindingView(
        EntryId entry,
        @Nullable FindingId finding,
        @Nullable String statement,
        @Nullable String source,
        List<ServiceId> services,
        boolean everybody,
        List<TenantId> tenants,
        List<String> kindsOfData,
        Assessment assessment,
        @Nullable Confidence confidence,
        @Nullable Basis basis,
        OccurredAt occurredAt,
        @Nullable LearnedAt learnedAt,
        Instant recordedAt,
        @Nullable String reportedBy,
        Marking marking,
        @Nullable EntryId amendedBy,
        boolean current,
        @Nullable EntryId supersedes,
        @Nullable EntryId supersededBy,
        List<EntryId> contradictedBy,
        List<Shaken> shaken) {

    static FindingView of(StandingEntry<FindingEvent> stated, StatedFindings findings, Seen seen) {
        FindingEvent it = stated.event();
        TenantSet tenants = it.tenants();
        boolean inside = !seen.reader().isBound();
        StandingEntry<FindingEvent> before = findings.supersededBy(it);
        StandingEntry<FindingEvent> after = findings.successorOf(it);
        return new FindingView(
                stated.entry(),
                inside ? it.finding() : null,
                inside ? it.statement() : null,
                inside ? it.source() : null,
                inside ? it.services() : List.of(),
                tenants != null && tenants.all(),
                seen.own(tenants),
                inside ? it.kindsOfData() : List.of(),
                it.assessment(),
                it.confidence(),
                inside ? it.basis() : null,
                it.clocks().occurredAt(),
                inside ? it.clocks().learnedAt() : null,
                stated.original().recordedAt(),
                inside ? stated.original().reportedBy() : null,
                stated.marking(),
                Seen.correctionOf(stated),
                after == null,
                before == null ? null : seen.name(before, before.event().tenants()),
                after == null ? null : seen.name(after, after.event().tenants()),
                findings.against(stated).stream()
                        .filter(other -> seen.shows(other, other.event().tenants()))
                        .map(StandingEntry::entry)
                        .toList(),
                inside ? Shaken.of(stated, findings, seen) : List.of());
    }
}
