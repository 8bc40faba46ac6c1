package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.IN_THE_FUTURE;
import static io.incidentledger.api.refusal.RefusalCode.MALFORMED;
import static io.incidentledger.api.refusal.RefusalCode.OCCURRED_AFTER_LEARNED;
import static io.incidentledger.command.incident.IncidentFixtures.NOW;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.time;
import static io.incidentledger.command.incident.Statements.note;
import static io.incidentledger.command.incident.Statements.now;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.api.incident.IncidentCommand.LogNote;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.Nature;
import io.incidentledger.api.incident.Severity;
import io.incidentledger.api.refusal.Refusal;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

class ClockDecisionTest {
    private static final LocalDate TODAY = LocalDate.of(2023, 4, 28);

    private final Story story = Story.of();

    @Test
    void a_fact_without_a_time_occurred_now() {
        story.then(now(new LogNote("now")));
        assertThat(story.events().getFirst().clocks().occurredAt())
                .isEqualTo(OccurredAt.exactly(NOW));
    }

    @Test
    void a_fact_may_lie_two_minutes_ahead_for_clocks_differ() {
        story.then(note(OccurredAt.exactly(NOW.plusSeconds(120))));
        assertThat(story.events()).hasSize(1);
    }

    @Test
    void a_fact_further_ahead_is_refused() {
        Refusal refusal = story.refusalOf(note(OccurredAt.exactly(NOW.plusSeconds(121))));
        assertThat(refusal.code()).isEqualTo(IN_THE_FUTURE);
        assertThat(refusal.field()).isEqualTo("/occurredAt");
    }

    @Test
    void a_fact_that_possibly_lies_ahead_is_refused() {
        OccurredAt possibly = OccurredAt.between(NOW, NOW.plusSeconds(3600));
        assertThat(story.refusalOf(note(possibly)).code()).isEqualTo(IN_THE_FUTURE);
    }

    @Test
    void a_detection_that_possibly_lies_ahead_is_refused() {
        OccurredAt possibly = OccurredAt.between(NOW, NOW.plusSeconds(3600));
        Refusal refusal =
                Story.undeclared()
                        .refusalOf(
                                now(
                                        new DeclareIncident(
                                                Nature.SECURITY,
                                                Severity.HIGH,
                                                "Attack",
                                                null,
                                                possibly)));
        assertThat(refusal.code()).isEqualTo(IN_THE_FUTURE);
        assertThat(refusal.field()).isEqualTo("/detectedAt");
    }

    @Test
    void a_date_is_cut_where_it_was_learned() {
        Instant noon = TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
        story.then(learned(OccurredAt.on(TODAY, ZoneOffset.UTC), noon));
        assertThat(story.events().getFirst().clocks().occurredAt().latest()).isEqualTo(noon);
    }

    @Test
    void a_date_without_a_time_of_learning_is_cut_now() {
        story.then(note(OccurredAt.on(TODAY, ZoneOffset.UTC)));
        assertThat(story.events().getFirst().clocks().occurredAt().latest()).isEqualTo(NOW);
    }

    @Test
    void what_was_learned_before_it_occurred_is_refused() {
        Refusal refusal = story.refusalOf(learned(at(12), time(10)));
        assertThat(refusal.code()).isEqualTo(OCCURRED_AFTER_LEARNED);
        assertThat(refusal.field()).isEqualTo("/learnedAt");
    }

    @Test
    void what_is_learned_in_the_future_is_refused() {
        Refusal refusal = story.refusalOf(learned(at(12), NOW.plusSeconds(121)));
        assertThat(refusal.code()).isEqualTo(IN_THE_FUTURE);
        assertThat(refusal.field()).isEqualTo("/learnedAt");
    }

    @Test
    void what_was_learned_is_never_later_than_it_is_recorded() {
        story.then(learned(at(12), NOW.plusSeconds(60)));
        assertThat(story.events().getFirst().clocks().learnedAt())
                .isEqualTo(new LearnedAt(NOW, "paper"));
    }

    @Test
    void a_time_of_learning_alone_does_not_say_when_it_occurred() {
        Asserted learnedOnly = new Asserted(null, new LearnedAt(time(10), null), null);
        assertThat(story.refusalOf(IncidentStatement.of(new LogNote("x"), learnedOnly)).code())
                .isEqualTo(MALFORMED);
    }

    private static IncidentStatement learned(OccurredAt when, Instant learnedAt) {
        return IncidentStatement.of(
                new LogNote("paper"), new Asserted(when, new LearnedAt(learnedAt, "paper"), null));
    }
}
