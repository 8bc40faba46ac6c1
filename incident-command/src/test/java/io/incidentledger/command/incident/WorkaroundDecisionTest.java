package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.CONTRADICTS_ENTRY;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_TO_BRIDGE;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_TO_RETIRE;
import static io.incidentledger.api.fact.ObjectionCode.ORDER_AMBIGUOUS;
import static io.incidentledger.api.refusal.RefusalCode.DISRUPTIONS_OPEN;
import static io.incidentledger.api.refusal.RefusalCode.ID_TAKEN;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_STEP;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_WORKAROUND;
import static io.incidentledger.api.refusal.RefusalCode.WORKAROUNDS_ACTIVE;
import static io.incidentledger.api.refusal.RefusalCode.WORKAROUND_NOT_ACTIVE;
import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.EAU;
import static io.incidentledger.command.incident.IncidentFixtures.KIM;
import static io.incidentledger.command.incident.IncidentFixtures.SBK;
import static io.incidentledger.command.incident.IncidentFixtures.TKK;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.entry;
import static io.incidentledger.command.incident.RecoveryStatements.bridged;
import static io.incidentledger.command.incident.RecoveryStatements.planned;
import static io.incidentledger.command.incident.RecoveryStatements.unbridged;
import static io.incidentledger.command.incident.Statements.back;
import static io.incidentledger.command.incident.Statements.correction;
import static io.incidentledger.command.incident.Statements.dismissed;
import static io.incidentledger.command.incident.Statements.off;
import static io.incidentledger.command.incident.Statements.resolved;
import static io.incidentledger.command.incident.Statements.retraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.incident.Disruption.Phase;
import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundActivated;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundRetired;
import io.incidentledger.api.incident.StepKind;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.refusal.Refusal;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

class WorkaroundDecisionTest {
    /** eAU is out for two of its three tenants at 9. */
    private static Story out() {
        return Story.of(
                planned(at(8), "test-1", StepKind.TEST),
                planned(at(8), "back-1", StepKind.SWITCH_BACK),
                off(at(9), EAU, AOK, SBK));
    }

    private static List<DisruptionKind> kinds(Story story, TenantId tenant) {
        return story.history().of(new Pair(EAU, tenant)).disruptions().getFirst().phases().stream()
                .map(Phase::kind)
                .toList();
    }

    @Nested
    class Activating {
        @Test
        void keeps_the_cause_and_changes_the_kind() {
            Story story = out().then(bridged(at(10), "fax", EAU, AOK));
            assertThat(kinds(story, AOK))
                    .containsExactly(DisruptionKind.OFFLINE, DisruptionKind.WORKAROUND);
            assertThat(kinds(story, SBK)).containsExactly(DisruptionKind.OFFLINE);
        }

        @Test
        void where_nothing_is_out_is_objected_to() {
            Story story = out();
            assertThat(story.objectionsTo(bridged(at(8), "fax", EAU, AOK)))
                    .containsExactly(NOTHING_TO_BRIDGE);
            assertThat(story.objectionsTo(bridged(at(10), "fax", EAU, AOK, TKK)))
                    .containsExactly(NOTHING_TO_BRIDGE);
        }

        @Test
        void for_all_is_objected_to_only_if_nobody_has_anything_out() {
            assertThat(
                            out().then(bridged(at(10), "fax", EAU, TenantSelection.everybody()))
                                    .events())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            WorkaroundActivated.class,
                            it -> {
                                assertThat(it.tenants().ids()).containsExactly(AOK, SBK, TKK);
                                assertThat(it.objections().getFirst().about())
                                        .containsExactly("eau/tkk");
                            });
            assertThat(out().objectionsTo(bridged(at(10), "fax", KIM, TenantSelection.everybody())))
                    .containsExactly(NOTHING_TO_BRIDGE);
        }

        @Test
        void under_an_id_of_another_service_is_refused() {
            Story story = out().then(bridged(at(10), "fax", EAU, AOK));
            story.then(bridged(at(11), "fax", EAU, SBK));
            Refusal refusal = story.refusalOf(bridged(at(11), "fax", KIM, AOK));
            assertThat(refusal.code()).isEqualTo(ID_TAKEN);
        }

        @Test
        void at_the_time_of_the_outage_asks_which_came_first() {
            assertThat(out().objectionsTo(bridged(at(9), "fax", EAU, AOK)))
                    .containsExactly(ORDER_AMBIGUOUS);
        }
    }

    @Nested
    class Retiring {
        private Story bridgedForOne() {
            return out().then(bridged(at(10), "fax", EAU, AOK));
        }

        @Test
        void brings_back_the_kind_before() {
            Story story = bridgedForOne().then(unbridged(at(12), "fax", "back-1", AOK));
            assertThat(kinds(story, AOK))
                    .containsExactly(
                            DisruptionKind.OFFLINE,
                            DisruptionKind.WORKAROUND,
                            DisruptionKind.OFFLINE);
        }

        @Test
        void what_nobody_activated_is_refused() {
            Refusal refusal = bridgedForOne().refusalOf(unbridged(at(12), "fix", "back-1", AOK));
            assertThat(refusal.code()).isEqualTo(UNKNOWN_WORKAROUND);
            assertThat(refusal.nearest()).containsExactly("fax");
        }

        @Test
        void takes_a_step_that_switches_back() {
            Story story = bridgedForOne();
            assertThat(story.refusalOf(unbridged(at(12), "fax", "test-1", AOK)).code())
                    .isEqualTo(UNKNOWN_STEP);
            assertThat(story.refusalOf(unbridged(at(12), "fax", "back-2", AOK)).nearest())
                    .containsExactly("back-1");
        }

        @Test
        void what_is_not_active_for_anybody_meant_is_refused() {
            Story story = bridgedForOne();
            assertNotActive(story.refusalOf(unbridged(at(12), "fax", "back-1", SBK)));
            assertNotActive(story.refusalOf(unbridged(at(9), "fax", "back-1", AOK)));
            story.then(unbridged(at(12), "fax", "back-1", AOK));
            assertNotActive(story.refusalOf(unbridged(at(13), "fax", "back-1", AOK)));
            assertNotActive(
                    story.refusalOf(
                            unbridged(at(13), "fax", "back-1", TenantSelection.everybody())));
        }

        @Test
        void for_some_for_whom_it_is_not_active_is_objected_to() {
            assertThat(bridgedForOne().objectionsTo(unbridged(at(12), "fax", "back-1", AOK, SBK)))
                    .containsExactly(NOTHING_TO_RETIRE);
        }

        @Test
        void for_all_means_those_for_whom_it_is_active() {
            assertThat(
                            bridgedForOne()
                                    .then(
                                            unbridged(
                                                    at(12),
                                                    "fax",
                                                    "back-1",
                                                    TenantSelection.everybody()))
                                    .events())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            WorkaroundRetired.class,
                            it -> assertThat(it.tenants().ids()).containsExactly(AOK));
        }

        @Test
        void may_be_told_before_a_later_activation_and_corrected() {
            Story story = bridgedForOne().then(unbridged(at(12), "fax", "back-1", AOK));
            story.then(bridged(at(13), "fax", EAU, AOK))
                    .then(unbridged(at(14), "fax", "back-1", AOK))
                    .then(correction(entry(5), unbridged(at(11), "fax", "back-1", AOK)));
            assertThat(story.history().of(new Pair(EAU, AOK)).bridges()).hasSize(2);
        }

        private static void assertNotActive(Refusal refusal) {
            assertThat(refusal.code()).as(refusal.sentence()).isEqualTo(WORKAROUND_NOT_ACTIVE);
        }
    }

    @Nested
    class WhatOthersNeed {
        @Test
        void an_activation_is_kept_unless_its_retirement_is_overridden() {
            Story story =
                    out().then(bridged(at(10), "fax", EAU, AOK))
                            .then(unbridged(at(12), "fax", "back-1", AOK));
            assertThat(story.objectionsTo(retraction(entry(4)))).containsExactly(CONTRADICTS_ENTRY);
        }

        @Test
        void the_outage_is_kept_unless_its_workaround_is_overridden() {
            Story story = out().then(bridged(at(10), "fax", EAU, AOK));
            assertThat(story.objectionsTo(retraction(entry(3)))).containsExactly(CONTRADICTS_ENTRY);
        }
    }

    @Nested
    class ResolvingTheIncident {
        private final Story story =
                out().then(bridged(at(10), "fax", EAU, AOK)).then(back(at(11), EAU, SBK));

        @Test
        void is_refused_while_a_workaround_bridges_an_outage() {
            assertThat(story.refusalOf(resolved(at(13))).code()).isEqualTo(DISRUPTIONS_OPEN);
        }

        @Test
        void is_refused_while_a_workaround_is_active_though_all_is_restored() {
            Refusal refusal = story.then(back(at(12), EAU, AOK)).refusalOf(resolved(at(13)));
            assertThat(refusal.code()).isEqualTo(WORKAROUNDS_ACTIVE);
            assertThat(refusal.sentence()).contains("fax of eau/aok");
            assertThat(story.refusalOf(dismissed(at(13))).code()).isEqualTo(WORKAROUNDS_ACTIVE);
        }

        @Test
        void is_taken_once_it_is_retired_and_holds_the_retirement_fast() {
            story.then(back(at(12), EAU, AOK))
                    .then(unbridged(at(13), "fax", "back-1", AOK))
                    .then(resolved(at(14)));
            assertThat(story.state()).isInstanceOf(Incident.Resolved.class);
            assertThat(story.objectionsTo(retraction(entry(7)))).containsExactly(CONTRADICTS_ENTRY);
        }
    }
}
