package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.AFTER_CLOSURE;
import static io.incidentledger.api.refusal.RefusalCode.DISRUPTIONS_OPEN;
import static io.incidentledger.api.refusal.RefusalCode.IMPOSSIBLE_ORDER;
import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.EAU;
import static io.incidentledger.command.incident.IncidentFixtures.HAMBURG;
import static io.incidentledger.command.incident.IncidentFixtures.KIM;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.between;
import static io.incidentledger.command.incident.IncidentFixtures.entry;
import static io.incidentledger.command.incident.Statements.back;
import static io.incidentledger.command.incident.Statements.closed;
import static io.incidentledger.command.incident.Statements.correction;
import static io.incidentledger.command.incident.Statements.dismissed;
import static io.incidentledger.command.incident.Statements.following;
import static io.incidentledger.command.incident.Statements.note;
import static io.incidentledger.command.incident.Statements.off;
import static io.incidentledger.command.incident.Statements.reopened;
import static io.incidentledger.command.incident.Statements.resolved;
import static io.incidentledger.command.incident.Statements.retraction;
import static io.incidentledger.command.incident.Statements.siteOff;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.incident.Incident.Closed;
import io.incidentledger.command.incident.Incident.Dismissed;
import io.incidentledger.command.incident.Incident.Open;
import io.incidentledger.command.incident.Incident.Resolved;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

class LifecycleDecisionTest {
    private final Story mended = Story.of(off(at(10), EAU, AOK), back(at(12), EAU, AOK));

    @Nested
    class AnOpenIncident {
        @Test
        void can_be_resolved_when_nothing_is_out() {
            assertThat(mended.then(resolved(at(13))).state()).isInstanceOf(Resolved.class);
        }

        @Test
        void cannot_be_resolved_while_services_or_sites_are_out_which_are_named() {
            Story story = Story.of(siteOff(at(10), HAMBURG), off(at(11), EAU, AOK));
            Refusal refusal = story.refusalOf(resolved(at(13)));
            assertThat(refusal.code()).isEqualTo(DISRUPTIONS_OPEN);
            assertThat(refusal.sentence()).contains("eau/aok", "kim/sbk", "site hamburg");
        }

        @Test
        void cannot_be_resolved_at_a_time_when_something_was_still_out() {
            assertThat(mended.refusalOf(resolved(at(11))).code()).isEqualTo(DISRUPTIONS_OPEN);
        }

        @Test
        void cannot_be_resolved_before_something_that_went_out_later_and_is_still_out() {
            mended.then(off(at(15), EAU, AOK));
            assertThat(mended.refusalOf(resolved(at(13))).code()).isEqualTo(DISRUPTIONS_OPEN);
        }

        @Test
        void can_be_resolved_at_a_time_that_possibly_was_after_the_last_restoration() {
            Story story = Story.of(off(at(10), EAU, AOK), back(between(12, 14), EAU, AOK));
            assertThat(story.then(resolved(at(13))).state()).isInstanceOf(Resolved.class);
        }

        @Test
        void can_be_dismissed_as_a_false_alarm() {
            assertThat(Story.of().then(dismissed(at(9))).state()).isInstanceOf(Dismissed.class);
        }

        @Test
        void cannot_be_dismissed_while_something_is_out() {
            assertThat(Story.of(off(at(10), EAU, AOK)).refusalOf(dismissed(at(11))).code())
                    .isEqualTo(DISRUPTIONS_OPEN);
        }

        @Test
        void cannot_be_resolved_before_it_was_declared() {
            assertThat(mended.refusalOf(resolved(at(7))).code()).isEqualTo(IMPOSSIBLE_ORDER);
        }
    }

    @Nested
    class AClosedIncident {
        private final Story closed = mended.then(resolved(at(13)), closed(at(14)));

        @Test
        void takes_late_facts_that_occurred_before_it_was_closed() {
            closed.then(off(at(9), KIM, AOK), back(at(11), KIM, AOK), note(at(14)));
            assertThat(closed.state()).isInstanceOf(Closed.class);
        }

        @Test
        void refuses_facts_that_occurred_after_it_was_closed() {
            Refusal refusal = closed.refusalOf(off(at(15), EAU, AOK));
            assertThat(refusal.code()).isEqualTo(AFTER_CLOSURE);
            assertThat(refusal.field()).isEqualTo("/occurredAt");
        }

        @Test
        void refuses_to_move_a_fact_behind_its_closure() {
            assertThat(closed.refusalOf(correction(entry(2), back(at(15), EAU, AOK))).code())
                    .isEqualTo(AFTER_CLOSURE);
        }

        @Test
        void takes_corrections_and_retractions_of_what_occurred_before() {
            closed.then(correction(entry(2), back(at(11), EAU, AOK)));
            assertThat(closed.intervals(EAU, AOK)).containsExactly("ISOLATION 10-11");
        }

        @Test
        void takes_facts_again_once_it_is_reopened() {
            closed.then(reopened(at(15)), off(at(16), EAU, AOK));
            assertThat(closed.state()).isInstanceOf(Open.class);
        }
    }

    @Nested
    class AClosure {
        @Test
        void cannot_come_before_a_disruption_that_is_in_the_record() {
            mended.then(resolved(at(13)), off(at(15), EAU, AOK), back(at(16), EAU, AOK));
            Refusal refusal = mended.refusalOf(closed(at(14)));
            assertThat(refusal.code()).isEqualTo(IMPOSSIBLE_ORDER);
            assertThat(refusal.sentence()).contains("INC-2023-000001@4");
            assertThat(mended.then(closed(at(17))).state()).isInstanceOf(Closed.class);
        }
    }

    @Nested
    class CorrectingAStepOfTheLife {
        private final Story closed = mended.then(resolved(at(14)), closed(at(16)));

        @Test
        void keeps_the_state() {
            closed.then(correction(entry(3), resolved(at(13))));
            assertThat(closed.state()).isInstanceOf(Closed.class);
        }

        @Test
        void is_refused_when_something_was_out_then() {
            assertThat(closed.refusalOf(correction(entry(3), resolved(at(11)))).code())
                    .isEqualTo(DISRUPTIONS_OPEN);
        }

        @Test
        void takes_into_account_what_was_recorded_and_corrected_since() {
            closed.then(correction(entry(2), back(at(11), EAU, AOK)));
            closed.then(correction(entry(3), resolved(between(11, 12))));
            closed.then(off(at(9), KIM, AOK), back(at(13), KIM, AOK));
            assertThat(closed.refusalOf(correction(entry(3), resolved(at(12)))).code())
                    .isEqualTo(DISRUPTIONS_OPEN);
        }

        @Test
        void is_refused_when_it_comes_before_the_step_before_it() {
            assertThat(closed.refusalOf(correction(entry(4), closed(at(13)))).code())
                    .isEqualTo(IMPOSSIBLE_ORDER);
        }

        @Test
        void is_objected_to_when_it_comes_after_the_step_after_it() {
            assertThat(closed.refusalOf(correction(entry(3), resolved(at(17)))).objections())
                    .singleElement()
                    .extracting(Objection::about)
                    .isEqualTo(List.of("INC-2023-000001@4"));
        }

        @Test
        void is_refused_when_a_closure_would_come_before_a_disruption() {
            closed.then(off(between(15, 16), EAU, AOK))
                    .then(following(entry(5), back(at(16), EAU, AOK)));
            assertThat(closed.refusalOf(correction(entry(4), closed(at(14)))).code())
                    .isEqualTo(IMPOSSIBLE_ORDER);
        }

        @Test
        void does_not_mind_what_happened_after_the_incident_was_reopened() {
            closed.then(reopened(at(17)), off(at(18), EAU, AOK));
            closed.then(correction(entry(3), resolved(at(13))));
            assertThat(closed.state()).isInstanceOf(Open.class);
        }
    }

    @Nested
    class AmendingWhatALifeRestsOn {
        private final Story closed = mended.then(resolved(at(14)), closed(at(16)));

        @Test
        void is_objected_to_when_something_then_was_out_at_the_resolution() {
            assertThat(closed.refusalOf(correction(entry(2), back(at(15), EAU, AOK))).objections())
                    .singleElement()
                    .extracting(Objection::about)
                    .isEqualTo(List.of("INC-2023-000001@3"));
        }

        @Test
        void is_objected_to_when_a_closure_loses_its_resolution() {
            assertThat(closed.refusalOf(retraction(entry(3))).objections())
                    .singleElement()
                    .extracting(Objection::about)
                    .isEqualTo(List.of("INC-2023-000001@4"));
        }

        @Test
        void is_objected_to_when_facts_then_occurred_after_the_closure() {
            closed.then(reopened(at(17)), off(at(18), EAU, AOK), back(at(19), EAU, AOK));
            assertThat(closed.refusalOf(retraction(entry(5))).objections())
                    .extracting(Objection::about)
                    .containsExactly(List.of("INC-2023-000001@6"), List.of("INC-2023-000001@7"));
        }

        @Test
        void does_not_mind_a_closure_that_was_reopened_since() {
            closed.then(reopened(at(17)), off(at(18), EAU, AOK), back(at(19), EAU, AOK));
            closed.then(retraction(entry(7)));
            assertThat(closed.intervals(EAU, AOK))
                    .containsExactly("ISOLATION 10-12", "ISOLATION 18-");
        }

        @Test
        void brings_back_the_state_before() {
            closed.then(retraction(entry(4)));
            assertThat(closed.state()).isInstanceOf(Resolved.class);
            closed.then(retraction(entry(3)));
            assertThat(closed.state()).isInstanceOf(Open.class);
        }
    }
}
