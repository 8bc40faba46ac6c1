package io.incidentledger.command.intake;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;

import org.springframework.context.SmartLifecycle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Takes imports, one at a time, so that one who imports leaves room for those who work. An import
 * is received to its end before its first line is decided: who sends it need not read at the same
 * time, and half a file is never taken for a whole one.
 */
public final class ImportDesk implements SmartLifecycle {
    private final ImportSettings settings;
    private final Function<ImportTerms, LineDesk> desks;
    private final InstantSource clock;
    private final Semaphore room = new Semaphore(1);
    private volatile boolean running;

    /**
     * @param desks who takes the lines of an import
     */
    ImportDesk(
            ImportSettings settings, Function<ImportTerms, LineDesk> desks, InstantSource clock) {
        this.settings = settings;
        this.desks = desks;
        this.clock = clock;
    }

    /** Opens the answers, once it is sure that there will be some. */
    @FunctionalInterface
    interface Answers {
        OutputStream open() throws IOException;
    }

    /**
     * Takes one, and returns when it is over.
     *
     * @param announced how many bytes the body says it has; -1 if it does not say
     * @throws CommandRefused before anything is decided: {@code IMPORT_RUNNING}, {@code
     *     REQUEST_TOO_LARGE}, {@code MALFORMED}
     * @throws IOException if nobody reads the answers any more
     */
    ImportSummary take(ImportTerms terms, InputStream body, long announced, Answers answers)
            throws IOException {
        long largest = settings.largest().toBytes();
        if (announced > largest) {
            throw Spool.tooLarge(largest);
        }
        if (!room.tryAcquire()) {
            throw new CommandRefused(
                    Refusal.because(
                            RefusalCode.IMPORT_RUNNING,
                            "Another import is under way here. Send this one when it is over."));
        }
        try (Spool spool = Spool.receive(body, settings.folderOrTemporary(), largest)) {
            LineReader lines = new LineReader(spool.content(), LineDesk.LONGEST_LINE);
            return new ImportRun(terms, desks.apply(terms), clock, () -> !running)
                    .run(lines, answers.open());
        } finally {
            room.release();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the server waits for its requests to end: an import would keep it too long. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
