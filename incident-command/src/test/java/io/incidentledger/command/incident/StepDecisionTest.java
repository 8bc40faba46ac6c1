package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.CONTRADICTS_ENTRY;
import static io.incidentledger.api.refusal.RefusalCode.ID_TAKEN;
import static io.incidentledger.api.refusal.RefusalCode.STEP_ORDER;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_SERVICE;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_STEP;
import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.EAU;
import static io.incidentledger.command.incident.IncidentFixtures.INCIDENT;
import static io.incidentledger.command.incident.IncidentFixtures.MUNICH;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.between;
import static io.incidentledger.command.incident.IncidentFixtures.entry;
import static io.incidentledger.command.incident.RecoveryStatements.backFromStep;
import static io.incidentledger.command.incident.RecoveryStatements.finished;
import static io.incidentledger.command.incident.RecoveryStatements.offBy;
import static io.incidentledger.command.incident.RecoveryStatements.planned;
import static io.incidentledger.command.incident.RecoveryStatements.started;
import static io.incidentledger.command.incident.Statements.correction;
import static io.incidentledger.command.incident.Statements.retraction;
import static io.incidentledger.command.incident.Statements.said;
import static io.incidentledger.command.incident.Statements.those;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.IncidentCommand.TakeSiteOffline;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.RecoveryCommand.PlanStep;
import io.incidentledger.api.incident.RecoveryEvent.StepPlanned;
import io.incidentledger.api.incident.StepKind;
import io.incidentledger.api.incident.StepResult;
import io.incidentledger.api.incident.TenantSet;
import io.incidentledger.api.refusal.Refusal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

class StepDecisionTest {
    private static Story twoSteps() {
        return Story.of(
                planned(at(9), "restart-1", StepKind.RESTART),
                planned(at(9), "back-1", StepKind.SWITCH_BACK));
    }

    @Nested
    class AStep {
        @Test
        void is_planned_started_and_finished() {
            Story story =
                    twoSteps()
                            .then(started(at(10), "restart-1"))
                            .then(finished(at(11), "restart-1", StepResult.SUCCEEDED));
            assertThat(story.history().size()).isEqualTo(5);
        }

        @Test
        void may_be_planned_for_a_day_that_lies_ahead_and_keeps_the_whole_of_it() {
            OccurredAt ahead = OccurredAt.on(LocalDate.of(2023, 6, 1), ZoneId.of("Europe/Berlin"));
            Story story = Story.of(said(plan("restart-9", ahead, List.of(EAU)), at(10)));
            assertThat(story.events())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            StepPlanned.class,
                            it -> assertThat(it.plannedFor()).isEqualTo(ahead.uncut()));
        }

        @Test
        void is_given_up_before_it_was_started() {
            twoSteps().then(finished(at(10), "restart-1", StepResult.ABANDONED));
        }

        @Test
        void may_have_been_started_when_it_was_planned_as_far_as_the_bounds_tell() {
            Story.of(planned(between(9, 11), "restart-1", StepKind.RESTART))
                    .then(started(at(10), "restart-1"));
        }

        @Test
        void is_refused_under_an_id_that_is_taken() {
            Refusal refusal = twoSteps().refusalOf(planned(at(10), "restart-1", StepKind.TEST));
            assertThat(refusal.code()).isEqualTo(ID_TAKEN);
            assertThat(refusal.sentence()).contains("restart-1").contains(INCIDENT + "@1");
        }

        @Test
        void is_refused_when_it_is_about_an_unknown_service() {
            Refusal refusal =
                    twoSteps()
                            .refusalOf(
                                    said(plan("x", null, List.of(new ServiceId("eua"))), at(10)));
            assertThat(refusal.code()).isEqualTo(UNKNOWN_SERVICE);
            assertThat(refusal.nearest()).startsWith("eau");
        }

        private static PlanStep plan(
                String step, @Nullable OccurredAt when, List<ServiceId> services) {
            return new PlanStep(step, StepKind.RESTART, "x", null, when, services, null);
        }
    }

    @Nested
    class TheOrderOfAStep {
        @Test
        void cannot_be_started_untwoSteps() {
            Refusal refusal = twoSteps().refusalOf(started(at(10), "restart-2"));
            assertThat(refusal.code()).isEqualTo(UNKNOWN_STEP);
            assertThat(refusal.nearest()).first().isEqualTo("restart-1");
        }

        @Test
        void cannot_be_finished_untwoSteps() {
            assertThat(twoSteps().refusalOf(finished(at(10), "x", StepResult.ABANDONED)).code())
                    .isEqualTo(UNKNOWN_STEP);
        }

        @Test
        void is_refused_when_it_is_certainly_another() {
            Story story = twoSteps();
            assertOrder(story.refusalOf(started(at(8), "restart-1")));
            assertOrder(story.refusalOf(finished(at(10), "restart-1", StepResult.FAILED)));
            story.then(started(at(10), "restart-1"));
            assertOrder(story.refusalOf(started(at(11), "restart-1")));
            assertOrder(story.refusalOf(finished(at(9), "restart-1", StepResult.FAILED)));
            story.then(finished(at(12), "restart-1", StepResult.FAILED));
            assertOrder(story.refusalOf(finished(at(13), "restart-1", StepResult.FAILED)));
        }

        /** Fails when a correction is judged among what it replaces. */
        @Test
        void is_asked_of_a_correction_without_what_it_corrects() {
            Story story =
                    twoSteps()
                            .then(started(at(10), "restart-1"))
                            .then(finished(at(12), "restart-1", StepResult.FAILED));
            story.then(correction(entry(3), started(at(11), "restart-1")));
            assertOrder(story.refusalOf(correction(entry(3), started(at(13), "restart-1"))));
        }

        private static void assertOrder(Refusal refusal) {
            assertThat(refusal.code()).as(refusal.sentence()).isEqualTo(STEP_ORDER);
        }
    }

    @Nested
    class ACause {
        @Test
        void names_a_step_of_this_incident() {
            Story story =
                    twoSteps().then(offBy(at(10), Cause.RECOVERY_STEP, "restart-1", EAU, AOK));
            assertThat(story.intervals(EAU, AOK)).containsExactly("RECOVERY_STEP 10-");
        }

        @Test
        void names_any_kind_of_step_or_one_that_switches_back() {
            Story story = twoSteps();
            story.then(offBy(at(10), Cause.RECOVERY_STEP, "back-1", EAU, AOK));
            story.then(offBy(at(10), Cause.SWITCH_BACK, "back-1", EAU, AOK));
            Refusal refusal =
                    story.refusalOf(offBy(at(10), Cause.SWITCH_BACK, "restart-1", EAU, AOK));
            assertThat(refusal.code()).isEqualTo(UNKNOWN_STEP);
            assertThat(refusal.nearest()).containsExactly("back-1");
        }

        @Test
        void is_refused_with_an_unknown_step_whoever_names_it() {
            Story story = twoSteps();
            assertUnknown(story, offBy(at(10), Cause.RECOVERY_STEP, "restart-2", EAU, AOK));
            assertUnknown(story, backFromStep(at(10), Cause.RECOVERY_STEP, "restart-2", EAU, AOK));
            assertUnknown(
                    story,
                    said(
                            new TakeSiteOffline(
                                    MUNICH, Cause.RECOVERY_STEP, "restart-2", List.of(), null),
                            at(10)));
        }

        /** Fails when a step that was never planned can no longer be ended by its name. */
        @Test
        void recorded_before_steps_existed_still_stands_and_can_be_ended() {
            Story story =
                    twoSteps()
                            .given(
                                    new ServiceTakenOffline(
                                            INCIDENT,
                                            EAU,
                                            new TenantSet(false, those(AOK).named()),
                                            Cause.RECOVERY_STEP,
                                            "of-old",
                                            null,
                                            null,
                                            List.of(),
                                            new Clocks(at(10), null, null)));
            assertThat(story.intervals(EAU, AOK)).containsExactly("RECOVERY_STEP 10-");
            assertUnknown(story, offBy(at(12), Cause.RECOVERY_STEP, "of-old", EAU, AOK));
            story.then(backFromStep(at(11), Cause.RECOVERY_STEP, "of-old", EAU, AOK));
            assertThat(story.intervals(EAU, AOK)).containsExactly("RECOVERY_STEP 10-11");
            story.then(retraction(entry(1)));
        }

        private static void assertUnknown(Story story, IncidentStatement statement) {
            Refusal refusal = story.refusalOf(statement.despite(ObjectionCode.values()));
            assertThat(refusal.code()).isEqualTo(UNKNOWN_STEP);
            assertThat(refusal.field()).isEqualTo("/step");
        }
    }

    @Nested
    class AmendingAPlan {
        @Test
        void is_objected_to_when_something_names_its_step() {
            Story story =
                    twoSteps()
                            .then(started(at(10), "restart-1"))
                            .then(offBy(at(10), Cause.RECOVERY_STEP, "restart-1", EAU, AOK));
            assertThat(story.objectionsTo(retraction(entry(1))))
                    .containsExactly(CONTRADICTS_ENTRY, CONTRADICTS_ENTRY);
            assertThat(
                            story.objectionsTo(
                                    correction(
                                            entry(1),
                                            planned(at(9), "restart-2", StepKind.RESTART))))
                    .containsExactly(CONTRADICTS_ENTRY, CONTRADICTS_ENTRY);
        }

        @Test
        void is_objected_to_when_its_step_no_longer_switches_back() {
            Story story = twoSteps().then(offBy(at(10), Cause.SWITCH_BACK, "back-1", EAU, AOK));
            assertThat(
                            story.objectionsTo(
                                    correction(entry(2), planned(at(9), "back-1", StepKind.TEST))))
                    .containsExactly(CONTRADICTS_ENTRY);
        }

        /** Fails when what is new in the request is no longer looked at. */
        @Test
        void is_objected_to_when_the_same_request_names_its_step() {
            Story story = twoSteps();
            assertThat(story.objectionsTo(started(at(10), "restart-1"), retraction(entry(1))))
                    .containsExactly(CONTRADICTS_ENTRY);
        }

        @Test
        void frees_its_id_when_nothing_does() {
            twoSteps().then(retraction(entry(1))).then(planned(at(10), "restart-1", StepKind.TEST));
        }
    }
}
