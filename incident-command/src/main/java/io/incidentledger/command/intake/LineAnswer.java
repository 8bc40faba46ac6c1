package io.incidentledger.command.intake;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RecordedEntry;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of one line. Lists that are empty are left out.
 *
 * @param line its number in the file, from 1; blank lines count
 * @param ref its external reference; null if none could be read
 * @param entries what it recorded, now or earlier; never of a dry run
 * @param overridden the objections that were recorded with it
 * @param code why it was not recorded
 * @param pointer what in the line is wrong, as a JSON pointer
 * @param detail the same as a sentence
 * @param nearest known names near an unknown one, best first
 * @param objections what stands against it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record LineAnswer(
        long line,
        @Nullable String ref,
        LineOutcome outcome,
        List<EntryId> entries,
        List<ObjectionCode> overridden,
        @Nullable RefusalCode code,
        @Nullable String pointer,
        @Nullable String detail,
        List<String> nearest,
        List<Objection> objections) {

    static LineAnswer of(long line, String ref, Recorded recorded, boolean dryRun) {
        LineOutcome now = dryRun ? LineOutcome.ACCEPTED : LineOutcome.RECORDED;
        return new LineAnswer(
                line,
                ref,
                recorded.repeated() ? LineOutcome.REPEATED : now,
                dryRun ? List.of() : recorded.entries().stream().map(RecordedEntry::entry).toList(),
                recorded.entries().stream()
                        .flatMap(entry -> entry.objections().stream())
                        .map(Objection::code)
                        .distinct()
                        .toList(),
                null,
                null,
                null,
                List.of(),
                List.of());
    }

    static LineAnswer of(long line, @Nullable String ref, Refusal why) {
        return new LineAnswer(
                line,
                ref,
                outcome(why.code()),
                List.of(),
                List.of(),
                why.code(),
                why.field(),
                why.sentence(),
                why.nearest(),
                why.objections());
    }

    /** The codes that say why it was not recorded: objections count each for itself. */
    Stream<String> codes() {
        if (code == null) {
            return Stream.empty();
        }
        return objections.isEmpty()
                ? Stream.of(code.name())
                : objections.stream().map(it -> it.code().name()).distinct();
    }

    private static LineOutcome outcome(RefusalCode code) {
        return switch (code) {
            case OBJECTED -> LineOutcome.OBJECTED;
            case MALFORMED -> LineOutcome.MALFORMED;
            default -> LineOutcome.REFUSED;
        };
    }
}
