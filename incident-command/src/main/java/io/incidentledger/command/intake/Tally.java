package io.incidentledger.command.intake;

import io.incidentledger.api.fact.ObjectionCode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Counts the lines of an import by what became of them. */
final class Tally {
    private final Map<LineOutcome, Long> outcomes = new TreeMap<>();
    private final Map<String, Long> codes = new TreeMap<>();
    private final Map<ObjectionCode, Long> overridden = new TreeMap<>();
    private long lines;

    void add(LineAnswer answer) {
        lines++;
        outcomes.merge(answer.outcome(), 1L, Long::sum);
        answer.codes().forEach(code -> codes.merge(code, 1L, Long::sum));
        if (answer.outcome() != LineOutcome.REPEATED) {
            answer.overridden().forEach(code -> overridden.merge(code, 1L, Long::sum));
        }
    }

    ImportSummary summary(String source, boolean dryRun, @Nullable Stop stop, Duration duration) {
        return new ImportSummary(
                source,
                dryRun,
                stop == null,
                stop == null ? null : stop.code(),
                stop == null ? null : stop.sentence(),
                lines,
                outcomes,
                codes,
                overridden,
                duration.toMillis());
    }
}
