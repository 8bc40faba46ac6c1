package io.incidentledger.query.history;

import static io.incidentledger.query.fixture.Facts.at;
import static io.incidentledger.query.fixture.Facts.moment;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.incident.IncidentEvent.EntryCorrected;
import io.incidentledger.api.incident.IncidentEvent.EntryRetracted;
import io.incidentledger.api.incident.IncidentEvent.NoteLogged;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.query.fixture.Facts;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class IncidentHistoryTest {
    private final Facts facts = Facts.of("INC-2023-000001");
    private final List<HistoryEntry> recorded = new ArrayList<>();

    @Nested
    class Without_a_bound {
        @Test
        void the_last_correction_says_what_stands_and_the_original_keeps_its_place() {
            record(note("first"));
            record(note("second"));
            record(facts.correct(facts.entry(0), note("mended")));
            record(facts.correct(facts.entry(0), note("mended again")));
            assertThat(notes(null)).containsExactly("mended again", "second");
        }

        @Test
        void what_was_retracted_is_gone_until_a_correction_brings_it_back() {
            record(note("first"));
            record(facts.retract(facts.entry(0)));
            assertThat(notes(null)).isEmpty();
            record(facts.correct(facts.entry(0), note("after all")));
            assertThat(notes(null)).containsExactly("after all");
        }

        @Test
        void what_was_inferred_falls_with_its_site() {
            record(facts.siteOff("20:00"));
            record(facts.off("kim", "20:00", facts.entry(0), "aok"));
            assertThat(history(null).standing(ServiceTakenOffline.class)).hasSize(1);
            record(facts.retract(facts.entry(0)));
            assertThat(history(null).standing(ServiceTakenOffline.class)).isEmpty();
        }

        @Test
        void the_strictest_marking_of_all_that_was_said_holds() {
            record(note("first"), Marking.RED);
            record(facts.correct(facts.entry(0), note("mended")), Marking.CLEAR);
            assertThat(history(null).standing(NoteLogged.class).getFirst().marking())
                    .isEqualTo(Marking.RED);
        }
    }

    @Nested
    class Until_something_was_learned {
        /** Fails when the bound excludes the moment itself. */
        @Test
        void what_was_learned_at_that_very_moment_counts() {
            record(learned(note("at eight"), "20:00"));
            record(learned(note("at nine"), "21:00"));
            assertThat(notes(moment("20:00"))).containsExactly("at eight");
            assertThat(notes(moment("19:59"))).isEmpty();
        }

        @Test
        void a_correction_counts_by_when_it_was_learned_itself() {
            record(learned(note("first"), "20:00"));
            record(
                    new EntryCorrected(
                            facts.incident(),
                            facts.entry(0),
                            note("mended"),
                            "misread",
                            List.of(),
                            learnedAt("22:00")));
            assertThat(notes(moment("21:00"))).containsExactly("first");
            assertThat(notes(moment("22:00"))).containsExactly("mended");
        }

        @Test
        void a_retraction_too() {
            record(learned(note("first"), "20:00"));
            record(
                    new EntryRetracted(
                            facts.incident(),
                            facts.entry(0),
                            "wrong",
                            List.of(),
                            learnedAt("22:00")));
            assertThat(notes(moment("21:00"))).containsExactly("first");
            assertThat(notes(moment("22:00"))).isEmpty();
        }

        @Test
        void a_correction_that_counts_stands_even_if_the_original_does_not() {
            record(learned(note("entered wrongly, as learned late"), "23:30"));
            record(
                    new EntryCorrected(
                            facts.incident(),
                            facts.entry(0),
                            learned(note("mended"), "20:00"),
                            "learned earlier",
                            List.of(),
                            learnedAt("21:00")));
            assertThat(notes(moment("21:00"))).containsExactly("mended");
        }

        @Test
        void what_has_no_such_clock_was_learned_when_it_was_recorded() {
            record(note("now"));
            Instant at = recorded.getFirst().recordedAt();
            assertThat(notes(at)).containsExactly("now");
            assertThat(notes(at.minusNanos(1_000))).isEmpty();
        }
    }

    private List<String> notes(@Nullable Instant learnedUntil) {
        return history(learnedUntil).standing(NoteLogged.class).stream()
                .map(note -> note.event().text())
                .toList();
    }

    private IncidentHistory history(@Nullable Instant learnedUntil) {
        return IncidentHistory.of(recorded, learnedUntil);
    }

    private NoteLogged note(String text) {
        return facts.note(text, "19:00");
    }

    private static NoteLogged learned(NoteLogged note, String time) {
        return new NoteLogged(note.incident(), note.text(), learnedAt(time));
    }

    private static Clocks learnedAt(String time) {
        return new Clocks(at("19:00").occurredAt(), new LearnedAt(moment(time), null), null);
    }

    private void record(LedgerEvent event) {
        record(event, Marking.AMBER);
    }

    private void record(LedgerEvent event, Marking marking) {
        int place = recorded.size();
        recorded.add(
                new HistoryEntry(
                        facts.entry(place),
                        place + 10,
                        Instant.parse("2026-11-26T12:00:00Z").plusSeconds(place),
                        "issuer",
                        "subject",
                        null,
                        null,
                        marking,
                        event));
    }
}
