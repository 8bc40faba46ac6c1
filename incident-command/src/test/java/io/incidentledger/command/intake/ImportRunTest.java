package io.incidentledger.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.request.Idempotency;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RequestContext;
import io.incidentledger.wire.actor.Actor;
import io.incidentledger.wire.actor.Role;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** One import under way, decided by the real desks of a dry run. */
class ImportRunTest {
    private static final Instant NOW = Instant.parse("2026-11-26T20:00:00Z");

    /** As many lines as its buffer can hold; far fewer than there are. */
    private static final int MOST_READ_AHEAD = 1_000;

    private final Answered answers = new Answered();

    @Test
    void holds_no_more_than_its_buffer_however_long_the_import_is() throws Exception {
        int last = 8_000;
        ManyLines lines = new ManyLines(last);
        answers.lookAt = () -> lines.begun();
        ImportSummary summary = run(lines, NOW.plusSeconds(1), () -> false);
        assertThat(summary.outcomes()).containsOnlyKeys(LineOutcome.ACCEPTED);
        assertThat(summary.lines()).isEqualTo(last + 1L);
        assertThat(answers.mostUnanswered).isLessThan(MOST_READ_AHEAD);
    }

    @Test
    void ends_with_the_right_to_import_and_says_so() throws Exception {
        ImportSummary summary = run(new ManyLines(5), NOW, () -> false);
        assertThat(summary.complete()).isFalse();
        assertThat(summary.stopped()).isEqualTo("UNAUTHENTICATED");
        assertThat(summary.lines()).isZero();
    }

    @Test
    void ends_when_the_product_does_and_keeps_what_it_has() throws Exception {
        ImportSummary summary = run(new ManyLines(5), NOW.plusSeconds(1), () -> answers.count == 3);
        assertThat(summary.complete()).isFalse();
        assertThat(summary.stopped()).isEqualTo("UNAVAILABLE");
        assertThat(summary.lines()).isEqualTo(3);
        assertThat(answers.count).isEqualTo(4);
    }

    @Test
    void goes_on_behind_a_line_that_is_refused() throws Exception {
        ImportSummary summary = run(new ManyLines(3), NOW.plusSeconds(1), () -> false, "1");
        assertThat(summary.complete()).isTrue();
        assertThat(summary.outcomes())
                .containsEntry(LineOutcome.ACCEPTED, 3L)
                .containsEntry(LineOutcome.REFUSED, 1L);
        assertThat(summary.codes()).containsOnlyKeys("IDEMPOTENCY_KEY_REUSED");
    }

    private ImportSummary run(
            ManyLines lines, Instant until, BooleanSupplier stopping, String... reused)
            throws IOException {
        ImportTerms terms =
                new ImportTerms(
                        "old-tool",
                        true,
                        Set.of(),
                        new Actor("urn:test", "importer", Set.of(Role.OPERATOR)),
                        until,
                        "0af7651916cd43dd8448eb211c80319c",
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        Rehearsal desks =
                new Rehearsal(
                        Catalogue.EMPTY, _ -> List.of(), new Reused(Set.of(reused)), () -> NOW);
        return new ImportRun(terms, new LineDesk(terms, desks, desks, desks), () -> NOW, stopping)
                .run(new LineReader(lines, LineDesk.LONGEST_LINE), answers);
    }

    /** Where some references have been recorded with other content. */
    private record Reused(Set<String> refs) implements PastLines {
        @Override
        public Optional<Recorded> of(String ref) {
            return Optional.empty();
        }

        @Override
        public Optional<Recorded> repeated(RequestContext context) {
            Idempotency idempotency = context.idempotency();
            if (idempotency != null && refs.contains(idempotency.key())) {
                throw new CommandRefused(
                        Refusal.because(
                                RefusalCode.IDEMPOTENCY_KEY_REUSED, "It said other things"));
            }
            return Optional.empty();
        }
    }

    /** Who reads the answers, line by line, and looks how far the import has read. */
    private static final class Answered extends OutputStream {
        private IntSupplier lookAt = () -> 0;
        private int count;
        private int mostUnanswered;

        @Override
        public void write(int character) {
            if (character == '\n') {
                count++;
                mostUnanswered = Math.max(mostUnanswered, lookAt.getAsInt() - count);
            }
        }
    }
}
