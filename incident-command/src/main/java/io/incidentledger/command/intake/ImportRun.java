package io.incidentledger.command.intake;

import io.incidentledger.wire.json.Json;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * One import under way: a line, its answer, the next line. Who reads the answers slowly is waited
 * for, and who has gone is not.
 */
final class ImportRun {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);
    private static final String FAULT = "INTERNAL_ERROR";

    private final ImportTerms terms;
    private final LineDesk desk;
    private final InstantSource clock;
    private final BooleanSupplier stopping;
    private final Tally tally = new Tally();

    /**
     * @param stopping whether the product is being stopped
     */
    ImportRun(ImportTerms terms, LineDesk desk, InstantSource clock, BooleanSupplier stopping) {
        this.terms = terms;
        this.desk = desk;
        this.clock = clock;
        this.stopping = stopping;
    }

    /**
     * Takes all lines.
     *
     * @throws IOException if nobody reads the answers any more; what is recorded stays
     */
    ImportSummary run(LineReader lines, OutputStream answers) throws IOException {
        Instant begun = clock.instant();
        Stop stop = take(lines, answers);
        ImportSummary summary =
                tally.summary(
                        terms.source(),
                        terms.dryRun(),
                        stop,
                        Duration.between(begun, clock.instant()));
        LOG.info("Import of {}: {}", terms.source(), summary);
        write(new ImportSummary.Line(summary), answers);
        return summary;
    }

    private @Nullable Stop take(LineReader lines, OutputStream answers) throws IOException {
        for (RawLine line = lines.next(); line != null; line = lines.next()) {
            if (stopping.getAsBoolean()) {
                return Stop.STOPPING;
            }
            if (!clock.instant().isBefore(terms.until())) {
                return Stop.EXPIRED;
            }
            LineAnswer answer;
            try {
                answer = desk.take(line);
            } catch (RuntimeException fault) {
                LOG.error("Fault in an import, trace {}", terms.traceId(), fault);
                return new Stop(
                        FAULT,
                        "Something went wrong here at line %d, and nothing is wrong with it. Send it"
                                        .formatted(line.number())
                                + " again: what is recorded is recorded once.");
            }
            tally.add(answer);
            write(answer, answers);
        }
        return null;
    }

    private static void write(Object answer, OutputStream answers) throws IOException {
        answers.write(Json.EVENTS.writeValueAsBytes(answer));
        answers.write('\n');
        answers.flush();
    }
}
