package io.incidentledger.query.incident;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.CauseKey;
import io.incidentledger.api.incident.Disruption;
import io.incidentledger.api.incident.Disruption.Phase;
import io.incidentledger.api.incident.DisruptionKind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A disruption while it is of one kind.
 *
 * @param startedBy the sequence of the entry that began this phase
 * @param openedBy that of the entry that began the first
 * @param endedBy that of the entry that ended it; null while it lasts
 * @param repeated whether the pair had been restored before
 */
record PhaseRow(
        long startedBy,
        long openedBy,
        DisruptionKind kind,
        CauseKey cause,
        OccurredAt started,
        @Nullable Long endedBy,
        @Nullable OccurredAt ended,
        @Nullable PhaseEnd ending,
        boolean repeated) {

    /** How a phase ends. */
    enum PhaseEnd {
        /** The disruption goes on in another kind. */
        CHANGED,
        RESTORED,
        /** Given up or handed over. */
        ENDED
    }

    /** One for each phase. */
    static List<PhaseRow> of(Disruption disruption) {
        List<PhaseRow> rows = new ArrayList<>();
        List<Phase> phases = disruption.phases();
        for (int i = 0; i < phases.size(); i++) {
            Phase next = i + 1 < phases.size() ? phases.get(i + 1) : null;
            rows.add(of(disruption, phases.get(i), next));
        }
        return rows;
    }

    /** The same, by another cause. */
    PhaseRow by(CauseKey other) {
        return new PhaseRow(
                startedBy, openedBy, kind, other, started, endedBy, ended, ending, repeated);
    }

    private static PhaseRow of(Disruption disruption, Phase phase, @Nullable Phase next) {
        Disruption.Ending ending = disruption.ending();
        long opened = disruption.phases().getFirst().place();
        if (next != null) {
            return new PhaseRow(
                    phase.place(),
                    opened,
                    phase.kind(),
                    disruption.cause(),
                    phase.from(),
                    next.place(),
                    next.from(),
                    PhaseEnd.CHANGED,
                    disruption.repeated());
        }
        return new PhaseRow(
                phase.place(),
                opened,
                phase.kind(),
                disruption.cause(),
                phase.from(),
                ending == null ? null : ending.place(),
                ending == null ? null : ending.at(),
                ending == null ? null : ending.restoration() ? PhaseEnd.RESTORED : PhaseEnd.ENDED,
                disruption.repeated());
    }
}
