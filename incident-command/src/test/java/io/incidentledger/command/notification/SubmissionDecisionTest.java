package io.incidentledger.command.notification;

import static io.incidentledger.api.notification.SubmissionKind.COMPLETE;
import static io.incidentledger.api.notification.SubmissionKind.PHASE;
import static io.incidentledger.command.notification.NotificationStory.AOK;
import static io.incidentledger.command.notification.NotificationStory.SBK;
import static io.incidentledger.command.notification.NotificationStory.entry;
import static io.incidentledger.command.notification.NotificationStory.said;
import static io.incidentledger.command.notification.Notified.SIGNIFICANT;
import static io.incidentledger.command.notification.Notified.awareBy;
import static io.incidentledger.command.notification.Notified.awareFor;
import static io.incidentledger.command.notification.Notified.byRule;
import static io.incidentledger.command.notification.Notified.receipt;
import static io.incidentledger.command.notification.Notified.submission;
import static io.incidentledger.command.notification.Notified.tellingTenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.notification.NotificationCommand.RecordReceipt;
import io.incidentledger.api.notification.NotificationEvent.NotificationSubmitted;
import io.incidentledger.api.notification.NotificationEvent.ReceiptRecorded;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Telling somebody meets what was due. */
class SubmissionDecisionTest {
    private static final String MONDAY = "2026-08-03T09:00:00Z";

    private static NotificationStory incident() {
        return NotificationStory.of(said(MONDAY, awareBy("BSIG", SIGNIFICANT)));
    }

    private static NotificationStory breach() {
        return NotificationStory.of(said(MONDAY, awareFor("CONTROLLER_BREACH_AWARENESS", AOK)));
    }

    @Test
    void meets_the_deadline_that_it_names() {
        NotificationStory story =
                incident().then(said("2026-08-03T12:00:00Z", submission("BSIG-1")));
        assertThat(story.open()).containsExactly("BSIG-2");
    }

    @Test
    void meets_the_open_deadline_of_the_rule_that_it_names() {
        NotificationStory story =
                breach().then(said("2026-08-04T09:00:00Z", byRule("GDPR-33", AOK)));
        NotificationSubmitted submitted = (NotificationSubmitted) story.events().getLast();
        assertThat(submitted.deadline()).hasToString("GDPR-33.aok");
        assertThat(submitted.tenant()).isEqualTo(AOK);
        assertThat(submitted.kind()).isEqualTo(COMPLETE);
        assertThat(story.open()).isEmpty();
    }

    @Test
    void can_be_made_by_a_rule_though_nothing_is_due() {
        NotificationStory story = NotificationStory.of(said(MONDAY, byRule("GDPR-33", SBK)));
        NotificationSubmitted submitted = (NotificationSubmitted) story.events().getLast();
        assertThat(submitted.deadline()).isNull();
        assertThat(submitted.rule()).hasToString("GDPR-33");
    }

    @Nested
    class Late {
        private static final String LATE = "2026-08-06T09:00:00.000001Z";

        @Test
        void needs_reasons_where_the_rule_says_so() {
            Refusal refusal = breach().refusalOf(said(LATE, submission("GDPR-33.aok")));
            assertThat(refusal.code()).isEqualTo(RefusalCode.REASONS_MISSING);
            assertThat(refusal.field()).isEqualTo("/reasonsForDelay");
            NotificationStory story =
                    breach().then(said(LATE, submission("GDPR-33.aok", COMPLETE, "a strike")));
            assertThat(story.open()).isEmpty();
        }

        @Test
        void needs_none_at_the_last_moment() {
            assertThat(
                            breach().then(said("2026-08-06T09:00:00Z", submission("GDPR-33.aok")))
                                    .open())
                    .isEmpty();
        }

        @Test
        void needs_none_where_the_rule_does_not_ask() {
            assertThat(incident().then(said("2026-08-09T09:00:00Z", submission("BSIG-1"))).open())
                    .containsExactly("BSIG-2");
        }

        @Test
        void needs_none_where_a_first_part_came_in_time() {
            NotificationStory story =
                    breach().then(
                                    said(
                                            "2026-08-05T09:00:00Z",
                                            submission("GDPR-33.aok", PHASE, null)),
                                    said(LATE, submission("GDPR-33.aok")));
            assertThat(story.tracked("GDPR-33.aok").submissions()).hasSize(2);
        }
    }

    @Nested
    class IsRefused {
        @Test
        void where_the_deadline_is_unknown_with_the_nearest() {
            Refusal refusal = breach().refusalOf(said(submission("GDPR-33.aok~2")));
            assertThat(refusal.code()).isEqualTo(RefusalCode.UNKNOWN_DEADLINE);
            assertThat(refusal.nearest()).containsExactly("GDPR-33.aok");
        }

        @Test
        void where_the_rule_is_unknown_with_the_nearest() {
            Refusal refusal = breach().refusalOf(said(byRule("GDPR-32", AOK)));
            assertThat(refusal.code()).isEqualTo(RefusalCode.UNKNOWN_RULE);
            assertThat(refusal.nearest()).contains("GDPR-33", "GDPR-34");
        }

        @ParameterizedTest
        @CsvSource({"CIRCIA-72", "CIRCIA-24", "GDPR-33-OMNIBUS"})
        void where_the_rule_is_not_in_force(String rule) {
            assertThat(breach().refusalOf(said(byRule(rule, null))).code())
                    .isEqualTo(RefusalCode.NOT_IN_FORCE);
        }

        @Test
        void where_several_of_the_rule_are_open() {
            NotificationStory story =
                    breach().then(
                                    said(
                                            "2026-08-04T09:00:00Z",
                                            awareFor("CONTROLLER_BREACH_AWARENESS", AOK)));
            Refusal refusal = story.refusalOf(said("2026-08-05T09:00:00Z", byRule("GDPR-33", AOK)));
            assertThat(refusal.code()).isEqualTo(RefusalCode.SEVERAL_DEADLINES);
            assertThat(refusal.sentence()).contains("GDPR-33.aok, GDPR-33.aok~2");
        }

        @Test
        void where_it_names_another_tenant_than_the_deadline() {
            assertThat(
                            breach().refusalOf(
                                            said(
                                                    "2026-08-04T09:00:00Z",
                                                    tellingTenant("GDPR-33.aok", SBK)))
                                    .code())
                    .isEqualTo(RefusalCode.MALFORMED);
        }

        @Test
        void where_it_was_before_what_it_tells() {
            assertThat(
                            incident()
                                    .refusalOf(said("2026-08-03T08:59:00Z", submission("BSIG-1")))
                                    .code())
                    .isEqualTo(RefusalCode.IMPOSSIBLE_ORDER);
        }
    }

    @Nested
    class AReceipt {
        private final NotificationStory story =
                incident().then(said("2026-08-03T12:00:00Z", submission("BSIG-1")));

        @Test
        void names_the_submission() {
            story.then(said("2026-08-03T12:01:00Z", receipt(3)));
            ReceiptRecorded recorded = (ReceiptRecorded) story.events().getLast();
            assertThat(recorded.submission()).isEqualTo(entry(3));
            assertThat(recorded.reference()).isEqualTo("AZ-1");
        }

        @ParameterizedTest
        @CsvSource({"0", "1", "9"})
        void is_refused_for_anything_else(long place) {
            Refusal refusal = story.refusalOf(said(receipt(place)));
            assertThat(refusal.code()).isEqualTo(RefusalCode.UNKNOWN_ENTRY);
            assertThat(refusal.field()).isEqualTo("/submission");
        }

        @Test
        void is_refused_before_the_submission() {
            assertThat(story.refusalOf(said("2026-08-03T11:59:00Z", receipt(3))).code())
                    .isEqualTo(RefusalCode.IMPOSSIBLE_ORDER);
        }

        @Test
        void comes_with_its_submission_in_one_request() {
            NotificationStory together =
                    incident()
                            .together(
                                    said("2026-08-03T12:00:00Z", submission("BSIG-1")),
                                    said(
                                            "2026-08-03T12:01:00Z",
                                            new RecordReceipt(EntryId.of("#0"), "AZ-2")));
            assertThat(((ReceiptRecorded) together.events().getLast()).submission())
                    .isEqualTo(entry(3));
        }
    }
}
