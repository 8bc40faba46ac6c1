package io.incidentledger.benchmark.report;

import java.util.List;
import java.util.Map;

/**
 * One run.
 *
 * @param machine what it ran on
 * @param settings what durability it ran with, and how
 * @param ceilings what the machine can do
 * @param measures what the product does
 */
public record Report(
        Map<String, String> machine,
        Map<String, String> settings,
        List<Ceiling> ceilings,
        List<Measure> measures) {
    public Report {
        ceilings = List.copyOf(ceilings);
        measures = List.copyOf(measures);
    }

    /** Whether everything that must be reached was. */
    public boolean isMet() {
        return measures.stream()
                .map(Measure::verdict)
                .noneMatch(it -> it == Measure.Verdict.MISSED || it == Measure.Verdict.UNSTEADY);
    }
}
