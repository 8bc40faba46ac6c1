package io.incidentledger.command.notification;

import static io.incidentledger.api.fact.ObjectionCode.CONTRADICTS_ENTRY;
import static io.incidentledger.command.notification.NotificationStory.RULES;
import static io.incidentledger.command.notification.NotificationStory.correction;
import static io.incidentledger.command.notification.NotificationStory.entry;
import static io.incidentledger.command.notification.NotificationStory.retraction;
import static io.incidentledger.command.notification.NotificationStory.said;
import static io.incidentledger.command.notification.Notified.SIGNIFICANT;
import static io.incidentledger.command.notification.Notified.awareBy;
import static io.incidentledger.command.notification.Notified.cancelling;
import static io.incidentledger.command.notification.Notified.receipt;
import static io.incidentledger.command.notification.Notified.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.notification.DeadlineRules;
import io.incidentledger.api.notification.NotificationCommand.RecordAwareness;
import io.incidentledger.api.notification.NotificationEvent.DeadlineSet;
import io.incidentledger.api.notification.NotificationEvent.DeadlineWithdrawn;
import io.incidentledger.api.notification.Trigger;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;

/**
 * What started a deadline is told otherwise: it is revised or taken back, and the old one stays.
 */
class RevisedDeadlineTest {
    private static final String MONDAY = "2026-08-03T09:00:00Z";
    private static final String SUNDAY = "2026-08-02T20:00:00Z";

    private static NotificationStory incident() {
        return NotificationStory.of(said(MONDAY, awareBy("BSIG", SIGNIFICANT)));
    }

    @Nested
    class BackDated {
        /** Fails when the deadlines stay where they were, or the old ones are gone. */
        @Test
        void awareness_revises_the_deadlines_that_it_set() {
            NotificationStory story =
                    incident().then(correction(0, said(SUNDAY, awareBy("BSIG", SIGNIFICANT))));
            assertThat(story.typesFrom(3))
                    .containsExactly("NotificationEntryCorrected", "DeadlineSet", "DeadlineSet");
            assertThat(story.deadlines()).containsExactly("BSIG-1", "BSIG-2");
            assertThat(story.says("BSIG-1").strict())
                    .isEqualTo(Instant.parse("2026-08-03T20:00:00Z"));
            assertThat(story.says("BSIG-1").supersedes()).isEqualTo(entry(1));
            assertThat(((DeadlineSet) story.events().get(1)).strict())
                    .isEqualTo(Instant.parse("2026-08-04T09:00:00Z"));
        }

        @Test
        void awareness_leaves_what_was_submitted_and_cancelled() {
            NotificationStory story =
                    incident()
                            .then(
                                    said("2026-08-03T12:00:00Z", submission("BSIG-1")),
                                    said(cancelling("BSIG-2")),
                                    correction(0, said(SUNDAY, awareBy("BSIG", SIGNIFICANT))));
            assertThat(story.open()).isEmpty();
            assertThat(story.tracked("BSIG-2").cancelledBy()).isEqualTo(entry(4));
            assertThat(story.says("BSIG-2").supersedes()).isEqualTo(entry(2));
        }

        @Test
        void submission_revises_what_it_started() {
            NotificationStory story =
                    incident()
                            .then(
                                    said("2026-08-05T12:00:00Z", submission("BSIG-2")),
                                    correction(
                                            3, said("2026-08-04T12:00:00Z", submission("BSIG-2"))));
            assertThat(story.says("BSIG-4").strict())
                    .isEqualTo(Instant.parse("2026-09-04T12:00:00Z"));
            assertThat(story.says("BSIG-4").supersedes()).isEqualTo(entry(4));
        }

        /** From one law to the other: the new one's are taken back, the old one's is set. */
        @Test
        void awareness_goes_over_to_the_law_of_its_day() {
            NotificationStory story =
                    NotificationStory.of(
                            said("2025-12-06T00:00:00+01:00", awareBy("BSIG", SIGNIFICANT)),
                            correction(
                                    0,
                                    said(
                                            "2025-12-05T23:59:00+01:00",
                                            awareBy("BSIG", SIGNIFICANT))));
            assertThat(story.typesFrom(4))
                    .containsExactly("DeadlineSet", "DeadlineWithdrawn", "DeadlineWithdrawn");
            assertThat(story.open()).containsExactly("BSIG-OLD");
        }

        /** Fails when the chain is judged by the day that its first link no longer has. */
        @Test
        void awareness_takes_the_rest_of_the_chain_along() {
            NotificationStory story =
                    NotificationStory.of(
                            said("2025-12-06T00:00:00+01:00", awareBy("BSIG", SIGNIFICANT)),
                            said("2025-12-08T09:00:00+01:00", submission("BSIG-2")));
            assertThat(story.open()).containsExactly("BSIG-1", "BSIG-4");
            story.then(
                    correction(0, said("2025-12-05T23:59:00+01:00", awareBy("BSIG", SIGNIFICANT))));
            assertThat(story.open()).containsExactly("BSIG-OLD");
        }
    }

    @Nested
    class Corrected {
        @Test
        void to_other_words_revises_nothing() {
            NotificationStory story =
                    incident()
                            .then(
                                    correction(
                                            0,
                                            said(
                                                    MONDAY,
                                                    new RecordAwareness(
                                                            new Trigger(SIGNIFICANT),
                                                            null,
                                                            "More than was seen at first",
                                                            List.of("BSIG"),
                                                            false))));
            assertThat(story.typesFrom(3)).containsExactly("NotificationEntryCorrected");
        }

        /** Fails when a deadline is looked up again in newer rules. */
        @Test
        void under_newer_rules_touches_only_what_it_is_about() {
            DeadlineRules newer = new DeadlineRules("next", RULES.rules());
            NotificationStory story =
                    incident().by(newer).then(said("2026-08-04T12:00:00Z", submission("BSIG-2")));
            assertThat(story.says("BSIG-1").rulesVersion()).isEqualTo(RULES.version());
            assertThat(story.says("BSIG-4").rulesVersion()).isEqualTo("next");
            assertThat(story.typesFrom(3)).containsExactly("NotificationSubmitted", "DeadlineSet");
        }

        @Test
        void and_gone_from_newer_rules_is_taken_back_with_what_started_it() {
            NotificationStory story =
                    incident().by(new DeadlineRules("none", List.of())).then(retraction(0));
            assertThat(story.open()).isEmpty();
        }

        @Test
        void keeps_what_it_is_about() {
            Refusal refusal =
                    incident()
                            .refusalOf(
                                    correction(
                                            0, said(MONDAY, awareBy("DORA", "CLASSIFIED_MAJOR"))));
            assertThat(refusal.code()).isEqualTo(RefusalCode.OTHER_KIND_OF_ENTRY);
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2})
        void is_never_a_deadline_itself(long place) {
            assertThat(incident().refusalOf(retraction(place)).code())
                    .isEqualTo(RefusalCode.NOT_CORRECTABLE);
        }

        @Test
        void to_after_the_submission_is_objected_to() {
            NotificationStory story =
                    incident().then(said("2026-08-03T12:00:00Z", submission("BSIG-1")));
            Refusal refusal =
                    story.refusalOf(
                            correction(
                                    0, said("2026-08-03T13:00:00Z", awareBy("BSIG", SIGNIFICANT))));
            assertThat(refusal.objections())
                    .extracting(Objection::code)
                    .containsExactly(CONTRADICTS_ENTRY);
        }
    }

    @Nested
    class Retracted {
        @Test
        void awareness_takes_its_deadlines_back() {
            NotificationStory story = incident().then(retraction(0));
            assertThat(story.typesFrom(3))
                    .containsExactly(
                            "NotificationEntryRetracted", "DeadlineWithdrawn", "DeadlineWithdrawn");
            DeadlineWithdrawn first = (DeadlineWithdrawn) story.events().get(4);
            assertThat(first.set()).isEqualTo(entry(1));
            assertThat(first.because()).isEqualTo(entry(3));
            assertThat(story.open()).isEmpty();
            assertThat(story.refusalOf(said(submission("BSIG-1"))).code())
                    .isEqualTo(RefusalCode.DEADLINE_WITHDRAWN);
        }

        @Test
        void awareness_that_is_corrected_then_sets_them_again_under_their_ids() {
            NotificationStory story =
                    incident()
                            .then(
                                    retraction(0),
                                    correction(0, said(MONDAY, awareBy("BSIG", SIGNIFICANT))));
            assertThat(story.open()).containsExactly("BSIG-1", "BSIG-2");
            assertThat(story.says("BSIG-1").supersedes()).isEqualTo(entry(1));
        }

        @Test
        void submission_opens_its_deadline_again_and_takes_back_what_it_started() {
            NotificationStory story =
                    incident()
                            .then(
                                    said("2026-08-04T12:00:00Z", submission("BSIG-2")),
                                    retraction(3));
            assertThat(story.open()).containsExactly("BSIG-1", "BSIG-2");
            assertThat(story.tracked("BSIG-4").withdrawn()).isTrue();
        }

        @Test
        void first_submission_leaves_the_second_to_start_what_follows() {
            NotificationStory story =
                    incident()
                            .then(
                                    said("2026-08-04T12:00:00Z", submission("BSIG-2")),
                                    said("2026-08-05T12:00:00Z", submission("BSIG-2")),
                                    retraction(3));
            assertThat(story.says("BSIG-4").strict())
                    .isEqualTo(Instant.parse("2026-09-05T12:00:00Z"));
        }

        @Test
        void submission_with_a_receipt_is_objected_to() {
            NotificationStory story =
                    incident()
                            .then(
                                    said("2026-08-03T12:00:00Z", submission("BSIG-1")),
                                    said("2026-08-03T12:01:00Z", receipt(3)));
            assertThat(story.refusalOf(retraction(3)).objections())
                    .extracting(Objection::code)
                    .containsExactly(CONTRADICTS_ENTRY);
        }
    }
}
