package io.incidentledger.command.notification;

import static io.incidentledger.api.fact.ObjectionCode.NOTHING_CHANGES;
import static io.incidentledger.command.notification.NotificationStory.AOK;
import static io.incidentledger.command.notification.NotificationStory.correction;
import static io.incidentledger.command.notification.NotificationStory.entry;
import static io.incidentledger.command.notification.NotificationStory.retraction;
import static io.incidentledger.command.notification.NotificationStory.said;
import static io.incidentledger.command.notification.Notified.SIGNIFICANT;
import static io.incidentledger.command.notification.Notified.awareBy;
import static io.incidentledger.command.notification.Notified.awareFor;
import static io.incidentledger.command.notification.Notified.cancelling;
import static io.incidentledger.command.notification.Notified.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.notification.NotificationEvent.DeadlineCancelled;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** A deadline ends because people say so, or because nobody was told in time. */
class EndedDeadlineTest {
    private static final String MONDAY = "2026-08-03T09:00:00Z";

    private static NotificationStory incident() {
        return NotificationStory.of(said(MONDAY, awareBy("BSIG", SIGNIFICANT)));
    }

    @Nested
    class Cancelled {
        @Test
        void stays_with_its_reason() {
            NotificationStory story = incident().then(said(cancelling("BSIG-1")));
            assertThat(story.open()).containsExactly("BSIG-2");
            assertThat(((DeadlineCancelled) story.events().getLast()).reason())
                    .isEqualTo("not significant after all");
        }

        @Test
        void is_open_again_when_that_is_retracted() {
            assertThat(incident().then(said(cancelling("BSIG-1")), retraction(3)).open())
                    .containsExactly("BSIG-1", "BSIG-2");
        }

        @Test
        void twice_or_when_met_is_objected_to_and_recorded_despite_it() {
            NotificationStory twice = incident().then(said(cancelling("BSIG-1")));
            NotificationStory met =
                    incident().then(said("2026-08-03T12:00:00Z", submission("BSIG-1")));
            for (NotificationStory story : List.of(twice, met)) {
                assertThat(story.refusalOf(said(cancelling("BSIG-1"))).objections())
                        .extracting(Objection::code)
                        .containsExactly(NOTHING_CHANGES);
                story.then(said(cancelling("BSIG-1")).despite(NOTHING_CHANGES));
                assertThat(story.events().getLast().objections()).hasSize(1);
            }
        }

        @Test
        void by_an_unknown_id_is_refused() {
            Refusal refusal = incident().refusalOf(said(cancelling("BSIG-3")));
            assertThat(refusal.code()).isEqualTo(RefusalCode.UNKNOWN_DEADLINE);
            assertThat(refusal.nearest()).containsExactly("BSIG-1", "BSIG-2");
        }
    }

    @Nested
    class Missed {
        @Test
        void is_what_has_passed_and_nobody_was_told_each_once() {
            NotificationStory story = incident();
            assertThat(story.passedAt("2026-08-04T09:00:00Z")).isEmpty();
            assertThat(story.passedAt("2026-08-04T09:00:00.000001Z"))
                    .singleElement()
                    .satisfies(
                            it -> {
                                assertThat(it.deadline()).hasToString("BSIG-1");
                                assertThat(it.set()).isEqualTo(entry(1));
                                assertThat(it.clocks().occurredAt().earliest())
                                        .isEqualTo(Instant.parse("2026-08-04T09:00:00Z"));
                            });
            assertThat(story.passedAt("2026-08-05T00:00:00Z")).isEmpty();
        }

        /** Fails when the strict instant counts. */
        @Test
        void is_nothing_before_the_latest_instant_of_the_law() {
            NotificationStory story =
                    NotificationStory.of(
                            said(
                                    "2026-08-03T09:20:00Z",
                                    awareFor("CONTROLLER_BREACH_AWARENESS", AOK)));
            assertThat(story.passedAt("2026-08-06T09:59:00Z")).isEmpty();
            assertThat(story.passedAt("2026-08-06T10:01:00Z")).hasSize(1);
        }

        @Test
        void is_nothing_that_was_met_cancelled_taken_back_or_has_no_instant() {
            String late = "2026-12-01T00:00:00Z";
            NotificationStory met =
                    incident()
                            .then(
                                    said("2026-08-03T12:00:00Z", submission("BSIG-1")),
                                    said(cancelling("BSIG-2")));
            assertThat(met.passedAt(late)).isEmpty();
            assertThat(incident().then(retraction(0)).passedAt(late)).isEmpty();
            assertThat(
                            NotificationStory.of(
                                            said(
                                                    MONDAY,
                                                    awareFor("PROCESSOR_BREACH_AWARENESS", AOK)))
                                    .passedAt(late))
                    .isEmpty();
        }

        @Test
        void is_once_more_what_was_revised() {
            NotificationStory story = incident();
            assertThat(story.passedAt("2026-08-04T10:00:00Z")).hasSize(1);
            story.then(correction(0, said("2026-08-04T08:00:00Z", awareBy("BSIG", SIGNIFICANT))));
            assertThat(story.passedAt("2026-08-04T10:00:00Z")).isEmpty();
            assertThat(story.passedAt("2026-08-05T08:00:01Z"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.deadline()).hasToString("BSIG-1"));
        }

        @Test
        void is_in_the_table_of_what_is_due_until_then() {
            NotificationStory story = incident();
            assertThat(Deadlines.due(story.entries()))
                    .containsOnlyKeys("BSIG-1", "BSIG-2")
                    .containsEntry("BSIG-1", Instant.parse("2026-08-04T09:00:00Z"));
            story.passedAt("2026-08-05T00:00:00Z");
            assertThat(Deadlines.due(story.entries())).containsOnlyKeys("BSIG-2");
        }
    }
}
