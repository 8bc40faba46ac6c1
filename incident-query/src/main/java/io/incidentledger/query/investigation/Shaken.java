package io.incidentledger.query.investigation;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.investigation.EvidenceId;
import io.incidentledger.api.investigation.FindingId;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceRegistered;
import io.incidentledger.api.investigation.InvestigationEvent.FindingEvent;
import io.incidentledger.query.history.HistoryEntry;
import io.incidentledger.query.history.StandingEntry;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Something that a finding rests on and that no longer stands as it did when the finding was made.
 *
 * @param entry the entry, if it was named as one
 * @param evidence the evidence, if it was named as such
 * @param finding the finding, if it was named as one
 * @param by what changed it; absent where the reader may not see that
 */
record Shaken(
        @Nullable EntryId entry,
        @Nullable EvidenceId evidence,
        @Nullable FindingId finding,
        Change change,
        @Nullable EntryId by) {
    /** What became of it. */
    enum Change {
        /** Of a finding: its source says something else by now. */
        SUPERSEDED,
        CORRECTED,
        RETRACTED,
        /** Of evidence: its digest was computed again and is another. */
        DIGEST_DIFFERS
    }

    static List<Shaken> of(StandingEntry<FindingEvent> stated, StatedFindings findings, Seen seen) {
        List<Shaken> found = new ArrayList<>();
        stated.event().basis().entries().stream()
                .flatMap(it -> entry(it, stated, findings, seen))
                .forEach(found::add);
        stated.event().basis().evidence().stream()
                .flatMap(it -> evidence(it, stated, seen))
                .forEach(found::add);
        stated.event().basis().findings().stream()
                .flatMap(it -> finding(it, stated, findings, seen))
                .forEach(found::add);
        return found;
    }

    private static Stream<Shaken> entry(
            EntryId entry, StandingEntry<FindingEvent> stated, StatedFindings findings, Seen seen) {
        HistoryEntry amendment = amendedSince(entry, stated, seen);
        if (amendment != null) {
            return Stream.of(
                    new Shaken(entry, null, null, change(amendment), name(amendment, seen)));
        }
        return seen.standing(FindingEvent.class).stream()
                .filter(it -> it.entry().equals(entry))
                .map(it -> findings.successorOf(it.event()))
                .filter(Objects::nonNull)
                .map(it -> new Shaken(entry, null, null, Change.SUPERSEDED, name(it, seen)));
    }

    private static Stream<Shaken> evidence(
            EvidenceId evidence, StandingEntry<FindingEvent> stated, Seen seen) {
        HistoryEntry amendment =
                seen.history().entries().stream()
                        .filter(
                                it ->
                                        it.event() instanceof EvidenceRegistered registered
                                                && registered.evidence().equals(evidence))
                        .map(it -> amendedSince(it.entry(), stated, seen))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        Stream<Shaken> changed =
                amendment == null
                        ? Stream.empty()
                        : Stream.of(
                                new Shaken(
                                        null,
                                        evidence,
                                        null,
                                        change(amendment),
                                        name(amendment, seen)));
        return Stream.concat(
                changed,
                Custody.of(evidence, seen).differing().stream()
                        .map(
                                it ->
                                        new Shaken(
                                                null,
                                                evidence,
                                                null,
                                                Change.DIGEST_DIFFERS,
                                                name(it, seen))));
    }

    private static Stream<Shaken> finding(
            FindingId finding,
            StandingEntry<FindingEvent> stated,
            StatedFindings findings,
            Seen seen) {
        StandingEntry<FindingEvent> standing = findings.named(finding);
        StandingEntry<FindingEvent> successor =
                standing == null ? null : findings.successorOf(standing.event());
        if (successor != null) {
            return Stream.of(
                    new Shaken(null, null, finding, Change.SUPERSEDED, name(successor, seen)));
        }
        return seen.history().entries().stream()
                .filter(
                        it ->
                                it.event() instanceof FindingEvent event
                                        && event.finding().equals(finding))
                .map(it -> amendedSince(it.entry(), stated, seen))
                .filter(Objects::nonNull)
                .map(it -> new Shaken(null, null, finding, change(it), name(it, seen)));
    }

    /** What last changed an entry, if that was recorded after the finding; null if nothing did. */
    private static @Nullable HistoryEntry amendedSince(
            EntryId entry, StandingEntry<FindingEvent> stated, Seen seen) {
        List<HistoryEntry> amendments = seen.history().amendmentsOf(entry);
        HistoryEntry last = amendments.isEmpty() ? null : amendments.getLast();
        return last != null && last.position() > stated.original().position() ? last : null;
    }

    private static Change change(HistoryEntry amendment) {
        return amendment.event().replacement() == null ? Change.RETRACTED : Change.CORRECTED;
    }

    private static @Nullable EntryId name(HistoryEntry entry, Seen seen) {
        return seen.reader().markings().contains(entry.marking()) ? entry.entry() : null;
    }

    private static @Nullable EntryId name(StandingEntry<?> entry, Seen seen) {
        return entry.isOpenTo(seen.reader()) ? entry.entry() : null;
    }
}
