package io.incidentledger.command.notification;

import static io.incidentledger.command.notification.NotificationStory.AOK;
import static io.incidentledger.command.notification.NotificationStory.said;
import static io.incidentledger.command.notification.Notified.SIGNIFICANT;
import static io.incidentledger.command.notification.Notified.aware;
import static io.incidentledger.command.notification.Notified.awareBy;
import static io.incidentledger.command.notification.Notified.awareFor;
import static io.incidentledger.command.notification.Notified.excluded;
import static io.incidentledger.command.notification.Notified.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.notification.DeadlineRule;
import io.incidentledger.api.notification.NotificationEvent.DeadlineSet;
import io.incidentledger.api.notification.RuleId;
import io.incidentledger.api.notification.TimeLimit;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

/** By when it is due, on both readings. Worked out by hand, with a calendar. */
class DueTest {
    @Nested
    class Hours {
        @Test
        void elapse_across_a_change_of_the_clocks() {
            NotificationStory story =
                    NotificationStory.of(
                            said("2026-03-28T12:00:00+01:00", awareBy("BSIG", SIGNIFICANT)));
            isDue(story.says("BSIG-1"), "2026-03-29T11:00:00Z", "2026-03-29T11:00:00Z");
            // Noon in winter, one o'clock in summer: 72 hours, not three days.
            isDue(story.says("BSIG-2"), "2026-03-31T11:00:00Z", "2026-03-31T11:00:00Z");
            assertThat(story.says("BSIG-2").strict())
                    .isEqualTo(Instant.parse("2026-03-28T11:00:00Z").plusSeconds(72 * 3600));
        }

        @Test
        void are_not_extended_by_a_weekend() {
            NotificationStory story =
                    NotificationStory.of(
                            said("2026-08-07T09:00:00Z", awareBy("BSIG", SIGNIFICANT)));
            isDue(story.says("BSIG-1"), "2026-08-08T09:00:00Z", "2026-08-08T09:00:00Z");
        }

        @ParameterizedTest
        @CsvSource({
            "2026-08-03T09:20:00Z, 2026-08-06T09:20:00Z, 2026-08-06T10:00:00Z",
            "2026-08-03T09:00:00Z, 2026-08-06T09:00:00Z, 2026-08-06T10:00:00Z",
            "2026-08-03T09:59:59.999999Z, 2026-08-06T09:59:59.999999Z, 2026-08-06T10:00:00Z"
        })
        void of_the_law_of_the_union_may_leave_out_the_hour_of_the_event(
                String at, String strict, String latest) {
            isDue(
                    NotificationStory.of(said(at, aware("CONTROLLER_BREACH_AWARENESS")))
                            .says("GDPR-33"),
                    strict,
                    latest);
        }
    }

    @Nested
    class Months {
        @ParameterizedTest
        @CsvSource({
            // A Saturday: until the end of the Monday behind it, in Berlin.
            "2026-01-31T12:00:00Z, 2026-02-28T12:00:00Z, 2026-03-02T23:00:00Z",
            // 30 September is a Wednesday: until its end.
            "2026-08-31T10:00:00Z, 2026-09-30T10:00:00Z, 2026-09-30T22:00:00Z",
            // 3 April 2026 is Good Friday, then comes Easter: until the end of the Tuesday.
            "2026-03-03T10:00:00Z, 2026-04-03T09:00:00Z, 2026-04-07T22:00:00Z"
        })
        void clamp_to_their_end_and_run_until_the_end_of_a_working_day(
                String sent, String strict, String latest) {
            NotificationStory story =
                    NotificationStory.of(
                            said("2026-01-30T09:00:00Z", awareBy("BSIG", SIGNIFICANT)),
                            said(sent, submission("BSIG-2")));
            isDue(story.says("BSIG-4"), strict, latest);
        }

        @Test
        void have_29_days_in_a_leap_year() {
            DeadlineRule rule = NotificationStory.RULES.rule(new RuleId("BSIG-4")).orElseThrow();
            assertThat(Due.of(rule, Instant.parse("2028-01-31T12:00:00Z"), null, false))
                    .isEqualTo(
                            new Due(
                                    Instant.parse("2028-02-29T12:00:00Z"),
                                    Instant.parse("2028-02-29T23:00:00Z")));
        }

        @Test
        void run_from_the_awareness_where_the_rule_says_so() {
            isDue(
                    NotificationStory.of(said("2026-08-31T10:00:00Z", aware("INCIDENT_AWARENESS")))
                            .says("KRITISD-2"),
                    "2026-09-30T10:00:00Z",
                    "2026-09-30T22:00:00Z");
        }

        @Test
        void of_14_days_end_like_those() {
            isDue(
                    NotificationStory.of(
                                    said(
                                            "2026-09-12T10:00:00Z",
                                            aware("CORRECTIVE_MEASURE_AVAILABLE")))
                            .says("CRA-V3"),
                    "2026-09-26T10:00:00Z",
                    "2026-09-28T22:00:00Z");
        }
    }

    /** Fails when the later of both is taken, or the shift is forgotten or given to everybody. */
    @Nested
    class TheEarlierOfTwo {
        @Test
        void is_shifted_to_the_noon_of_monday() {
            NotificationStory story =
                    NotificationStory.of(
                            said("2026-08-07T10:00:00Z", aware("ICT_INCIDENT_AWARENESS")),
                            said("2026-08-08T09:00:00Z", aware("CLASSIFIED_MAJOR")));
            isDue(story.says("DORA-I"), "2026-08-08T10:00:00Z", "2026-08-10T10:00:00Z");
        }

        @Test
        void is_not_shifted_for_those_who_are_excluded_nor_is_what_follows() {
            NotificationStory story =
                    NotificationStory.of(
                            said("2026-08-07T10:00:00Z", aware("ICT_INCIDENT_AWARENESS")),
                            said("2026-08-08T09:00:00Z", excluded("CLASSIFIED_MAJOR")),
                            said("2026-08-12T09:00:00Z", submission("DORA-I")));
            isDue(story.says("DORA-I"), "2026-08-08T10:00:00Z", "2026-08-08T10:00:00Z");
            isDue(story.says("DORA-II"), "2026-08-15T09:00:00Z", "2026-08-15T09:00:00Z");
        }

        @ParameterizedTest
        @CsvSource({
            "2026-08-05T10:00:00Z, soon",
            // Classified more than a day after: that day bounds nothing.
            "2026-08-03T10:00:00Z, late"
        })
        void is_four_hours_after_classification(String aware, String soonOrLate) {
            NotificationStory story =
                    NotificationStory.of(
                            said(aware, aware("ICT_INCIDENT_AWARENESS")),
                            said("2026-08-05T12:00:00Z", aware("CLASSIFIED_MAJOR")));
            assertThat(story.deadlines()).as(soonOrLate).containsExactly("DORA-I");
            isDue(story.says("DORA-I"), "2026-08-05T16:00:00Z", "2026-08-05T16:00:00Z");
        }

        @Test
        void is_revised_when_the_awareness_is_told_later() {
            NotificationStory story =
                    NotificationStory.of(
                            said("2026-08-06T09:00:00Z", aware("CLASSIFIED_MAJOR")),
                            said("2026-08-05T10:00:00Z", aware("ICT_INCIDENT_AWARENESS")));
            isDue(story.says("DORA-I"), "2026-08-06T10:00:00Z", "2026-08-06T10:00:00Z");
            assertThat(story.says("DORA-I").supersedes()).isEqualTo(NotificationStory.entry(1));
        }

        @Test
        void is_not_there_before_it_was_classified() {
            assertThat(
                            NotificationStory.of(
                                            said(
                                                    "2026-08-05T10:00:00Z",
                                                    aware("ICT_INCIDENT_AWARENESS")))
                                    .deadlines())
                    .isEmpty();
        }
    }

    @Nested
    class BusinessDays {
        @ParameterizedTest
        @CsvSource({
            // Monday: Friday of that week, in summer time of New York.
            "2026-08-03T15:00:00Z, 2026-08-07T21:30:00Z",
            // Saturday: Monday is the first.
            "2026-08-08T15:00:00Z, 2026-08-13T21:30:00Z",
            // Friday evening in New York is Saturday in Berlin: New York counts.
            "2026-08-08T01:00:00Z, 2026-08-13T21:30:00Z",
            // Independence Day 2026 is a Saturday, observed on Friday 3 July.
            "2026-06-30T15:00:00Z, 2026-07-07T21:30:00Z",
            // Thanksgiving 2025; New York is in winter time.
            "2025-11-24T15:00:00Z, 2025-12-01T22:30:00Z",
            // New Year's Day.
            "2025-12-31T15:00:00Z, 2026-01-07T22:30:00Z"
        })
        void leave_out_weekends_and_federal_holidays(String determined, String due) {
            isDue(
                    NotificationStory.of(said(determined, aware("MATERIALITY_DETERMINED")))
                            .says("SEC-105"),
                    due,
                    due);
        }
    }

    @Nested
    class WithoutUndueDelay {
        @Test
        void has_no_instant() {
            DeadlineSet set =
                    NotificationStory.of(
                                    said(
                                            "2026-08-03T09:00:00Z",
                                            awareFor("PROCESSOR_BREACH_AWARENESS", AOK)))
                            .says("GDPR-33P.aok");
            assertThat(set.undueDelay()).isTrue();
            assertThat(set.strict()).isNull();
            assertThat(set.legalLatest()).isNull();
            assertThat(set.limit()).isNull();
        }

        @Test
        void can_have_a_number_beside_it() {
            DeadlineSet set =
                    NotificationStory.of(
                                    said(
                                            "2026-08-03T09:00:00Z",
                                            aware("CONTROLLER_BREACH_AWARENESS")))
                            .says("GDPR-33");
            assertThat(set.undueDelay()).isTrue();
            assertThat(set.limit()).isEqualTo(TimeLimit.parse("PT72H"));
        }
    }

    private static void isDue(DeadlineSet set, String strict, String latest) {
        assertThat(set.strict()).isEqualTo(Instant.parse(strict));
        assertThat(set.legalLatest()).isEqualTo(Instant.parse(latest));
    }
}
