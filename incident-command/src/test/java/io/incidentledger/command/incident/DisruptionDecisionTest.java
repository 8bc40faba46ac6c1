package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.ALREADY_DISRUPTED;
import static io.incidentledger.api.fact.ObjectionCode.CAUSE_NOT_OPEN;
import static io.incidentledger.api.incident.Cause.FAILURE;
import static io.incidentledger.api.incident.Cause.ISOLATION;
import static io.incidentledger.api.incident.DisruptionKind.LIMITED;
import static io.incidentledger.api.incident.DisruptionKind.OFFLINE;
import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.EAU;
import static io.incidentledger.command.incident.IncidentFixtures.SBK;
import static io.incidentledger.command.incident.IncidentFixtures.TKK;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.Statements.back;
import static io.incidentledger.command.incident.Statements.failed;
import static io.incidentledger.command.incident.Statements.off;
import static io.incidentledger.command.incident.Statements.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.incident.Disruption;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.incident.TenantSet;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

class DisruptionDecisionTest {
    @Nested
    class AServiceThatWorks {
        @Test
        void can_be_taken_offline() {
            assertThat(Story.of(off(at(10), EAU, AOK)).intervals(EAU, AOK))
                    .containsExactly("ISOLATION 10-");
        }

        @Test
        void can_fail() {
            assertThat(Story.of(failed(at(10), EAU, AOK)).intervals(EAU, AOK))
                    .containsExactly("FAILURE 10-");
        }

        @Test
        void can_be_taken_offline_for_all_who_are_subscribed_and_the_set_is_written_down() {
            Story story = Story.of(off(at(10), EAU, TenantSelection.everybody()));
            assertThat(((ServiceTakenOffline) story.events().getFirst()).tenants())
                    .isEqualTo(new TenantSet(true, List.of(AOK, SBK, TKK)));
        }

        @Test
        void cannot_be_reported_disrupted_by_something_deliberate_that_nobody_did() {
            assertThat(Story.of().objectionsTo(report(at(10), LIMITED, ISOLATION, EAU, AOK)))
                    .containsExactly(CAUSE_NOT_OPEN);
        }
    }

    @Nested
    class AServiceThatIsOut {
        private final Story story = Story.of(off(at(10), EAU, AOK));

        @Test
        void is_objected_to_when_taken_off_again_for_the_same_cause() {
            assertThat(story.objectionsTo(off(at(11), EAU, AOK)))
                    .containsExactly(ALREADY_DISRUPTED);
        }

        @Test
        void is_recorded_with_the_objection_despite_it() {
            story.then(off(at(11), EAU, AOK).despite(ALREADY_DISRUPTED));
            assertThat(objections(story))
                    .extracting(Objection::code)
                    .containsExactly(ALREADY_DISRUPTED);
            assertThat(objections(story).getFirst().about()).containsExactly("eau/aok");
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 10-");
        }

        @Test
        void is_refused_all_the_same_when_despite_names_something_else() {
            assertThat(story.objectionsTo(off(at(11), EAU, AOK).despite(CAUSE_NOT_OPEN)))
                    .containsExactly(ALREADY_DISRUPTED);
        }

        @Test
        void can_fail_as_well() {
            story.then(failed(at(11), EAU, AOK));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 10-", "FAILURE 11-");
        }

        @Test
        void can_be_reported_limited_by_its_deliberate_cause_which_changes_only_the_kind() {
            story.then(report(at(11), LIMITED, ISOLATION, EAU, AOK));
            assertThat(story.history().of(new Pair(EAU, AOK)).disruptions())
                    .singleElement()
                    .extracting(Disruption::phases)
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .extracting("kind")
                    .containsExactly(OFFLINE, LIMITED);
        }

        @Test
        void cannot_be_reported_limited_by_its_deliberate_cause_before_it_was_taken_off() {
            assertThat(story.objectionsTo(report(at(9), LIMITED, ISOLATION, EAU, AOK)))
                    .containsExactly(CAUSE_NOT_OPEN);
        }

        @Test
        void can_be_reported_out_before_it_was_taken_off() {
            story.then(report(at(9), OFFLINE, FAILURE, EAU, AOK));
            assertThat(story.intervals(EAU, AOK)).containsExactly("FAILURE 9-", "ISOLATION 10-");
        }
    }

    @Nested
    class EntriesThatComeLate {
        @Test
        void are_judged_at_the_time_when_they_were_true() {
            Story story = Story.of(off(at(10), EAU, AOK), back(at(12), EAU, AOK));
            assertThat(story.objectionsTo(off(at(11), EAU, AOK)))
                    .containsExactly(ALREADY_DISRUPTED);
            story.then(off(at(13), EAU, AOK), back(at(14), EAU, AOK), off(at(6), EAU, AOK))
                    .then(back(at(7), EAU, AOK));
            assertThat(story.intervals(EAU, AOK))
                    .containsExactly("ISOLATION 6-7", "ISOLATION 10-12", "ISOLATION 13-14");
        }

        @Test
        void make_the_disruptions_after_them_repeated_ones() {
            Story story = Story.of(off(at(10), EAU, AOK), off(at(6), EAU, SBK));
            assertThat(
                            story.then(off(at(6), EAU, AOK), back(at(7), EAU, AOK))
                                    .history()
                                    .of(new Pair(EAU, AOK))
                                    .disruptions())
                    .extracting(Disruption::repeated)
                    .containsExactly(false, true);
        }
    }

    @Nested
    class TenantsOfWhomSomeContradict {
        private final Story story = Story.of(off(at(10), EAU, AOK));

        @Test
        void object_when_they_are_named() {
            assertThat(story.refusalOf(off(at(11), EAU, AOK, SBK)).objections())
                    .singleElement()
                    .extracting(Objection::about)
                    .isEqualTo(List.of("eau/aok"));
        }

        @Test
        void are_only_listed_when_all_are_meant() {
            story.then(off(at(11), EAU, TenantSelection.everybody()));
            assertThat(objections(story))
                    .singleElement()
                    .extracting(Objection::about)
                    .isEqualTo(List.of("eau/aok"));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 10-");
            assertThat(story.intervals(EAU, SBK)).containsExactly("ISOLATION 11-");
        }

        @Test
        void object_when_all_are_meant_and_every_one_contradicts() {
            story.then(off(at(10), EAU, SBK, TKK));
            assertThat(story.objectionsTo(off(at(11), EAU, TenantSelection.everybody())))
                    .containsExactly(ALREADY_DISRUPTED);
        }
    }

    private static List<Objection> objections(Story story) {
        return ((ServiceTakenOffline) story.events().getFirst()).objections();
    }
}
