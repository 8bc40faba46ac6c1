package io.incidentledger.command.notification;

import static io.incidentledger.api.notification.SubmissionKind.PROGRESS;
import static io.incidentledger.command.notification.NotificationStory.AOK;
import static io.incidentledger.command.notification.NotificationStory.SBK;
import static io.incidentledger.command.notification.NotificationStory.entry;
import static io.incidentledger.command.notification.NotificationStory.said;
import static io.incidentledger.command.notification.Notified.SIGNIFICANT;
import static io.incidentledger.command.notification.Notified.aware;
import static io.incidentledger.command.notification.Notified.awareBy;
import static io.incidentledger.command.notification.Notified.awareFor;
import static io.incidentledger.command.notification.Notified.request;
import static io.incidentledger.command.notification.Notified.submission;
import static io.incidentledger.command.notification.Notified.tellingTenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.notification.NotificationEvent.DeadlineSet;
import io.incidentledger.api.refusal.RefusalCode;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

/** What one notification, or a request for one, starts. */
class ChainDecisionTest {
    private static final String MONDAY = "2026-08-03T09:00:00Z";

    private static NotificationStory incident() {
        return NotificationStory.of(said(MONDAY, awareBy("BSIG", SIGNIFICANT)));
    }

    /** Fails when it runs from when the first was due. */
    @ParameterizedTest
    @CsvSource({
        "2026-08-03T12:00:00Z, 2026-09-03T12:00:00Z",
        "2026-08-10T12:00:00Z, 2026-09-10T12:00:00Z"
    })
    void runs_from_the_actual_submission_early_or_late(String sent, String strict) {
        NotificationStory story = incident().then(said(sent, submission("BSIG-2")));
        assertThat(story.says("BSIG-4").strict()).isEqualTo(Instant.parse(strict));
        assertThat(story.says("BSIG-4").after()).hasToString("BSIG-2");
        assertThat(story.says("BSIG-4").startedBy()).isEqualTo(entry(3));
    }

    @Test
    void does_not_move_with_what_is_added_later() {
        NotificationStory story =
                incident()
                        .then(
                                said("2026-08-04T12:00:00Z", submission("BSIG-2")),
                                said("2026-08-05T12:00:00Z", submission("BSIG-2")));
        assertThat(story.deadlines()).containsExactly("BSIG-1", "BSIG-2", "BSIG-4");
        assertThat(story.says("BSIG-4").strict()).isEqualTo(Instant.parse("2026-09-04T12:00:00Z"));
    }

    @Test
    void moves_with_the_latest_intermediate_report_where_the_rule_says_so() {
        NotificationStory story =
                NotificationStory.of(
                        said(MONDAY, aware("CLASSIFIED_MAJOR")),
                        said("2026-08-03T10:00:00Z", submission("DORA-I")),
                        said("2026-08-04T10:00:00Z", submission("DORA-II")),
                        said("2026-08-11T10:00:00Z", submission("DORA-II")));
        assertThat(story.deadlines()).containsExactly("DORA-I", "DORA-II", "DORA-III");
        assertThat(story.says("DORA-II").strict()).isEqualTo(Instant.parse("2026-08-06T10:00:00Z"));
        assertThat(story.says("DORA-III").strict())
                .isEqualTo(Instant.parse("2026-09-11T10:00:00Z"));
        assertThat(story.says("DORA-III").supersedes()).isEqualTo(entry(5));
    }

    /** Fails when the law of the submission is applied: BSIG-4 held when it was sent. */
    @Test
    void is_judged_by_the_law_of_the_awareness_that_the_chain_began_with() {
        NotificationStory story =
                NotificationStory.of(
                        said("2025-12-05T23:00:00+01:00", awareBy("BSIG", SIGNIFICANT)),
                        said("2025-12-08T09:00:00+01:00", submission("BSIG-OLD")));
        assertThat(story.deadlines()).containsExactly("BSIG-OLD");
    }

    @Test
    void is_a_final_report_once_handling_ends_if_only_progress_was_told() {
        NotificationStory story =
                incident()
                        .then(
                                said("2026-08-04T12:00:00Z", submission("BSIG-2")),
                                said("2026-09-04T12:00:00Z", submission("BSIG-4", PROGRESS, null)),
                                said("2026-10-05T12:00:00Z", aware("HANDLING_COMPLETED")));
        assertThat(story.deadlines()).containsExactly("BSIG-1", "BSIG-2", "BSIG-4", "BSIG-5");
        // 14:00 in Berlin, in summer and in winter.
        assertThat(story.says("BSIG-5").strict()).isEqualTo(Instant.parse("2026-11-05T13:00:00Z"));
    }

    @Test
    void is_no_second_final_report_if_it_was_the_last() {
        NotificationStory story =
                incident()
                        .then(
                                said("2026-08-04T12:00:00Z", submission("BSIG-2")),
                                said("2026-09-04T12:00:00Z", submission("BSIG-4")),
                                said("2026-10-05T12:00:00Z", aware("HANDLING_COMPLETED")));
        assertThat(story.deadlines()).containsExactly("BSIG-1", "BSIG-2", "BSIG-4");
    }

    /** One processor, and a clock of its own for each insurer, from when it was told. */
    @Nested
    class TellingAController {
        @Test
        void starts_its_72_hours() {
            NotificationStory story =
                    NotificationStory.of(
                            said(MONDAY, awareFor("PROCESSOR_BREACH_AWARENESS", AOK, SBK)),
                            said("2026-08-03T11:00:00Z", submission("GDPR-33P.aok")),
                            said("2026-08-05T11:00:00Z", submission("GDPR-33P.sbk")));
            assertThat(story.says("GDPR-33.aok").strict())
                    .isEqualTo(Instant.parse("2026-08-06T11:00:00Z"));
            assertThat(story.says("GDPR-33.sbk").strict())
                    .isEqualTo(Instant.parse("2026-08-08T11:00:00Z"));
            assertThat(story.open()).containsExactly("GDPR-33.aok", "GDPR-33.sbk");
        }

        @Test
        void starts_them_too_where_nobody_had_said_before_whom_it_concerns() {
            NotificationStory story =
                    NotificationStory.of(
                            said(MONDAY, aware("PROCESSOR_BREACH_AWARENESS")),
                            said("2026-08-03T11:00:00Z", tellingTenant("GDPR-33P", AOK)),
                            said("2026-08-03T12:00:00Z", tellingTenant("GDPR-33P", SBK)),
                            said("2026-08-04T12:00:00Z", tellingTenant("GDPR-33P", SBK)));
            assertThat(story.deadlines()).containsExactly("GDPR-33P", "GDPR-33.aok", "GDPR-33.sbk");
            assertThat(story.says("GDPR-33.sbk").strict())
                    .isEqualTo(Instant.parse("2026-08-06T12:00:00Z"));
        }

        @Test
        void starts_none_for_ourselves() {
            NotificationStory story =
                    NotificationStory.of(
                            said(MONDAY, aware("PROCESSOR_BREACH_AWARENESS")),
                            said("2026-08-03T11:00:00Z", submission("GDPR-33P")));
            assertThat(story.deadlines()).containsExactly("GDPR-33P");
        }
    }

    @Nested
    class AnAuthoritysRequest {
        @Test
        void sets_the_deadline_that_the_authority_names_even_ahead() {
            DeadlineSet set =
                    NotificationStory.of(said(MONDAY, request(null, "2026-12-24T12:00:00+01:00")))
                            .says("REQUEST");
            assertThat(set.strict()).isEqualTo(Instant.parse("2026-12-24T11:00:00Z"));
            assertThat(set.legalLatest()).isEqualTo(set.strict());
            assertThat(set.rule()).isNull();
            assertThat(set.undueDelay()).isFalse();
            assertThat(set.legalBasis()).isEqualTo("request of authority:bsi");
        }

        @Test
        void by_a_rule_without_an_instant_is_without_undue_delay() {
            DeadlineSet set =
                    NotificationStory.of(said(MONDAY, request("BSIG-3", null))).says("BSIG-3");
            assertThat(set.undueDelay()).isTrue();
            assertThat(set.strict()).isNull();
            assertThat(set.legalBasis()).isEqualTo("§ 32(1) Nr. 3 BSIG");
        }

        @Test
        void by_a_rule_and_with_an_instant_has_both() {
            DeadlineSet set =
                    NotificationStory.of(said(MONDAY, request("BSIG-3", "2026-08-10T12:00:00Z")))
                            .says("BSIG-3");
            assertThat(set.strict()).isEqualTo(Instant.parse("2026-08-10T12:00:00Z"));
        }

        @Test
        void of_neither_sets_none() {
            assertThat(NotificationStory.of(said(MONDAY, request(null, null))).deadlines())
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"CIRCIA-72, NOT_IN_FORCE", "BSIG-9, UNKNOWN_RULE"})
        void is_refused_by_a_rule_that_is_none(String rule, RefusalCode code) {
            assertThat(NotificationStory.of().refusalOf(said(MONDAY, request(rule, null))).code())
                    .isEqualTo(code);
        }
    }
}
