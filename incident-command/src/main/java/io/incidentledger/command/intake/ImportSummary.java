package io.incidentledger.command.intake;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.incidentledger.api.fact.ObjectionCode;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The last line of the answer.
 *
 * @param source where the lines are from
 * @param dryRun whether nothing was recorded
 * @param complete whether every line was taken; if not, the rest is taken when it is sent again
 * @param stopped why not: the code of a refusal, or {@code INTERNAL_ERROR}
 * @param detail the same as a sentence
 * @param lines how many were taken; blank lines do not count
 * @param outcomes how many by what became of them
 * @param codes how many by why they were not recorded; one with two objections counts twice
 * @param overridden how many were recorded with an objection of this code
 * @param milliseconds from the first line to the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportSummary(
        String source,
        boolean dryRun,
        boolean complete,
        @Nullable String stopped,
        @Nullable String detail,
        long lines,
        Map<LineOutcome, Long> outcomes,
        Map<String, Long> codes,
        Map<ObjectionCode, Long> overridden,
        long milliseconds) {

    ImportSummary {
        outcomes = Collections.unmodifiableMap(new TreeMap<>(outcomes));
        codes = Collections.unmodifiableMap(new TreeMap<>(codes));
        overridden = Collections.unmodifiableMap(new TreeMap<>(overridden));
    }

    /** As it stands in its line. */
    record Line(ImportSummary summary) {}
}
