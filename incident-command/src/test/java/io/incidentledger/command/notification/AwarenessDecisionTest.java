package io.incidentledger.command.notification;

import static io.incidentledger.command.notification.NotificationStory.AOK;
import static io.incidentledger.command.notification.NotificationStory.NOW;
import static io.incidentledger.command.notification.NotificationStory.RULES;
import static io.incidentledger.command.notification.NotificationStory.SBK;
import static io.incidentledger.command.notification.NotificationStory.entry;
import static io.incidentledger.command.notification.NotificationStory.said;
import static io.incidentledger.command.notification.Notified.SIGNIFICANT;
import static io.incidentledger.command.notification.Notified.aware;
import static io.incidentledger.command.notification.Notified.awareBy;
import static io.incidentledger.command.notification.Notified.awareFor;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.notification.NotificationCommand.RecordAwareness;
import io.incidentledger.api.notification.NotificationEvent.AwarenessRecorded;
import io.incidentledger.api.notification.NotificationEvent.DeadlineSet;
import io.incidentledger.api.notification.NotificationStatement;
import io.incidentledger.api.notification.Trigger;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;

/** Becoming aware starts what the law of that moment says. */
class AwarenessDecisionTest {
    private static final String MONDAY = "2026-08-03T09:00:00Z";

    @Test
    void records_itself_and_behind_it_a_deadline_for_each_rule_with_all_that_the_rule_said() {
        NotificationStory story = NotificationStory.of(said(MONDAY, awareBy("BSIG", SIGNIFICANT)));
        assertThat(story.events().getFirst()).isInstanceOf(AwarenessRecorded.class);
        assertThat(story.deadlines()).containsExactly("BSIG-1", "BSIG-2");
        DeadlineSet first = story.says("BSIG-1");
        assertThat(first.startedBy()).isEqualTo(entry(0));
        assertThat(first.rulesVersion()).isEqualTo(RULES.version());
        assertThat(first.regime()).isEqualTo("BSIG");
        assertThat(first.legalBasis()).isEqualTo("§ 32(1) Nr. 1 BSIG");
        assertThat(first.authority()).isEqualTo("joint office of BSI and BBK");
        assertThat(first.unverified()).isNull();
        assertThat(first.clocks().occurredAt().earliest()).isEqualTo(Instant.parse(MONDAY));
    }

    @Test
    void starts_the_rules_of_every_law_unless_people_say_which_apply() {
        assertThat(NotificationStory.of(said(MONDAY, aware(SIGNIFICANT))).deadlines())
                .containsExactly("NIS2-EW", "NIS2-IN", "NIS2-RCP", "BSIG-1", "BSIG-2");
    }

    @Test
    void carries_the_mark_of_what_was_not_checked() {
        assertThat(
                        NotificationStory.of(said(MONDAY, aware("INCIDENT_AWARENESS")))
                                .says("KRITISD-1")
                                .unverified())
                .contains("draft");
    }

    @Test
    void counts_from_the_earliest_bound() {
        OccurredAt between =
                OccurredAt.between(
                        Instant.parse("2026-08-03T08:00:00Z"),
                        Instant.parse("2026-08-03T11:00:00Z"));
        NotificationStory story =
                NotificationStory.of(
                        NotificationStatement.of(
                                awareBy("BSIG", SIGNIFICANT), Asserted.at(between)));
        assertThat(story.says("BSIG-1").strict()).isEqualTo(Instant.parse("2026-08-04T08:00:00Z"));
    }

    /** Fails when the day is taken in another zone, or the rule of today is applied. */
    @ParameterizedTest
    @CsvSource({
        "2023-04-25T06:00:00+02:00, BSIG-OLD",
        "2025-12-05T23:59:00+01:00, BSIG-OLD",
        "2025-12-05T22:59:59.999999Z, BSIG-OLD",
        "2025-12-06T00:00:00+01:00, BSIG-1",
        "2025-12-05T23:00:00Z, BSIG-1"
    })
    void is_judged_by_the_law_of_that_day(String at, String first) {
        assertThat(NotificationStory.of(said(at, awareBy("BSIG", SIGNIFICANT))).deadlines())
                .first()
                .isEqualTo(first);
    }

    @Test
    void before_any_of_the_rules_held_starts_nothing_and_is_recorded() {
        NotificationStory story =
                NotificationStory.of(said("2024-01-01T09:00:00Z", aware("CLASSIFIED_MAJOR")));
        assertThat(story.typesFrom(0)).containsExactly("AwarenessRecorded");
    }

    /** Fails when a proposal sets a deadline. */
    @Test
    void never_starts_what_is_only_proposed() {
        assertThat(
                        NotificationStory.of(said(MONDAY, aware("CONTROLLER_BREACH_AWARENESS")))
                                .deadlines())
                .containsExactly("GDPR-33");
    }

    /** Fails when a second breach gets no clock, or that of the first. */
    @Test
    void once_more_starts_a_clock_of_its_own() {
        NotificationStory story =
                NotificationStory.of(
                        said(MONDAY, awareFor("CONTROLLER_BREACH_AWARENESS", AOK)),
                        said("2026-08-20T09:00:00Z", awareFor("CONTROLLER_BREACH_AWARENESS", AOK)));
        assertThat(story.deadlines()).containsExactly("GDPR-33.aok", "GDPR-33.aok~2");
        assertThat(story.says("GDPR-33.aok~2").strict())
                .isEqualTo(Instant.parse("2026-08-23T09:00:00Z"));
    }

    @Nested
    class OfTenants {
        @Test
        void starts_a_clock_for_each_of_them_when_it_was_told() {
            NotificationStory story =
                    NotificationStory.of(
                            said(MONDAY, awareFor("CONTROLLER_BREACH_AWARENESS", AOK)),
                            said(
                                    "2026-08-04T10:00:00Z",
                                    awareFor("CONTROLLER_BREACH_AWARENESS", SBK)));
            assertThat(story.deadlines()).containsExactly("GDPR-33.aok", "GDPR-33.sbk");
            assertThat(story.says("GDPR-33.aok").strict())
                    .isEqualTo(Instant.parse("2026-08-06T09:00:00Z"));
            assertThat(story.says("GDPR-33.sbk").strict())
                    .isEqualTo(Instant.parse("2026-08-07T10:00:00Z"));
            assertThat(story.says("GDPR-33.sbk").tenant()).isEqualTo(SBK);
        }

        @Test
        void does_not_start_what_is_ours_alone() {
            Refusal refusal =
                    NotificationStory.of().refusalOf(said(MONDAY, awareFor(SIGNIFICANT, AOK)));
            assertThat(refusal.code()).isEqualTo(RefusalCode.NOT_PER_TENANT);
            assertThat(refusal.field()).isEqualTo("/tenants");
        }

        @Test
        void means_those_subscribed_then_where_all_are_named() {
            RecordAwareness all =
                    new RecordAwareness(
                            new Trigger("PROCESSOR_BREACH_AWARENESS"),
                            TenantSelection.everybody(),
                            "A dump was found",
                            List.of(),
                            false);
            assertThat(NotificationStory.of(said(all)).deadlines()).containsExactly("GDPR-33P.aok");
        }

        @Test
        void is_refused_where_nobody_knows_them() {
            Refusal refusal =
                    NotificationStory.of()
                            .refusalOf(
                                    said(awareFor("HIGH_RISK_DETERMINED", new TenantId("aokk"))));
            assertThat(refusal.code()).isEqualTo(RefusalCode.UNKNOWN_TENANT);
            assertThat(refusal.nearest()).first().isEqualTo("aok");
        }
    }

    @Nested
    class IsRefused {
        @Test
        void where_no_rule_knows_the_trigger() {
            Refusal refusal = NotificationStory.of().refusalOf(said(aware("SIGNIFICANT_INCIDENT")));
            assertThat(refusal.code()).isEqualTo(RefusalCode.UNKNOWN_TRIGGER);
            assertThat(refusal.field()).isEqualTo("/trigger");
            assertThat(refusal.nearest()).hasSize(3).contains(SIGNIFICANT);
        }

        @Test
        void where_it_is_a_request_which_is_told_otherwise() {
            Refusal refusal = NotificationStory.of().refusalOf(said(aware("AUTHORITY_REQUEST")));
            assertThat(refusal.code()).isEqualTo(RefusalCode.UNKNOWN_TRIGGER);
            assertThat(refusal.nearest()).doesNotContain("AUTHORITY_REQUEST");
        }

        @ParameterizedTest
        @CsvSource({"REASONABLE_BELIEF_COVERED_INCIDENT, CIRCIA-72", "RANSOM_PAID, CIRCIA-24"})
        void where_what_it_starts_is_not_in_force(String trigger, String rule) {
            Refusal refusal = NotificationStory.of().refusalOf(said(aware(trigger)));
            assertThat(refusal.code()).isEqualTo(RefusalCode.NOT_IN_FORCE);
            assertThat(refusal.sentence()).contains(rule);
        }

        @Test
        void where_nobody_knows_the_law() {
            Refusal refusal = NotificationStory.of().refusalOf(said(awareBy("NIS", SIGNIFICANT)));
            assertThat(refusal.code()).isEqualTo(RefusalCode.UNKNOWN_RULE);
            assertThat(refusal.nearest()).first().isEqualTo("NIS2");
        }

        @Test
        void where_it_lies_in_the_future() {
            String ahead = NOW.plusSeconds(600).toString();
            assertThat(NotificationStory.of().refusalOf(said(ahead, aware(SIGNIFICANT))).code())
                    .isEqualTo(RefusalCode.IN_THE_FUTURE);
        }
    }
}
