package io.incidentledger.benchmark.report;

import org.jspecify.annotations.Nullable;

/**
 * What was measured, and what it had to reach.
 *
 * @param name what it is
 * @param unit of the figure; empty for a ratio
 * @param rounds the figure
 * @param detail the absolute figures behind it, for people
 * @param must what it has to reach; null for nothing
 * @param aim what it should reach; null for nothing
 */
public record Measure(
        String name,
        String unit,
        Rounds rounds,
        String detail,
        @Nullable Target must,
        @Nullable Target aim) {
    /** What can be said about it. */
    public enum Verdict {
        AIM_MET,
        MUST_MET,
        MISSED,
        /** Its rounds differ too much. */
        UNSTEADY,
        /** It has nothing to reach. */
        SHOWN
    }

    /** What can be said about it. */
    public Verdict verdict() {
        if (must == null) {
            return Verdict.SHOWN;
        }
        if (!rounds.isSteady()) {
            return Verdict.UNSTEADY;
        }
        double median = rounds.median();
        if (!must.metBy(median)) {
            return Verdict.MISSED;
        }
        return aim != null && aim.metBy(median) ? Verdict.AIM_MET : Verdict.MUST_MET;
    }
}
