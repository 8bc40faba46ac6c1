package io.incidentledger.query.response;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.ResponseEvent.DecisionRecorded;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.read.AsOf;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/**
 * What was decided, by whom and on what basis.
 *
 * @param decisions in the order in which they were taken; none for somebody who is bound to tenants
 */
record DecisionsView(AsOf asOf, String incident, List<Decision> decisions) {
    /**
     * A decision.
     *
     * @param decidedBy as asserted, by whoever said last what it was
     * @param basis the entries that it rests on
     */
    record Decision(
            EntryId entry,
            OccurredAt at,
            String title,
            List<String> options,
            String choice,
            @Nullable String reasons,
            @Nullable String decidedBy,
            List<EntryId> basis) {}

    static DecisionsView of(Shown shown) {
        return new DecisionsView(
                shown.asOf(),
                shown.incident(),
                shown.ours(DecisionRecorded.class).stream()
                        .sorted(Comparator.comparing(it -> it.occurredAt().earliest()))
                        .map(DecisionsView::decision)
                        .toList());
    }

    private static Decision decision(StandingEntry<DecisionRecorded> entry) {
        DecisionRecorded it = entry.event();
        return new Decision(
                entry.entry(),
                entry.occurredAt(),
                it.title(),
                it.options(),
                it.choice(),
                it.reasons(),
                entry.saidBy().decidedBy(),
                it.basis());
    }
}
