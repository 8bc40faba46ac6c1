package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.NOTHING_TO_RESTORE;
import static io.incidentledger.api.fact.ObjectionCode.ORDER_AMBIGUOUS;
import static io.incidentledger.api.refusal.RefusalCode.IMPOSSIBLE_ORDER;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_ENTRY;
import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.EAU;
import static io.incidentledger.command.incident.IncidentFixtures.KIM;
import static io.incidentledger.command.incident.IncidentFixtures.MAIL;
import static io.incidentledger.command.incident.IncidentFixtures.MUNICH;
import static io.incidentledger.command.incident.IncidentFixtures.SBK;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.between;
import static io.incidentledger.command.incident.IncidentFixtures.entry;
import static io.incidentledger.command.incident.Statements.back;
import static io.incidentledger.command.incident.Statements.backFrom;
import static io.incidentledger.command.incident.Statements.correction;
import static io.incidentledger.command.incident.Statements.failed;
import static io.incidentledger.command.incident.Statements.following;
import static io.incidentledger.command.incident.Statements.note;
import static io.incidentledger.command.incident.Statements.off;
import static io.incidentledger.command.incident.Statements.siteOff;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.refusal.Refusal;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OrderDecisionTest {
    @Nested
    class BoundsThatMeet {
        private final Story story = Story.of(off(at(10), EAU, AOK));

        @Test
        void are_objected_to_where_nothing_says_which_came_first() {
            Refusal refusal = story.refusalOf(back(at(10), EAU, AOK));
            assertThat(refusal.objections())
                    .extracting(Objection::code)
                    .containsExactly(ORDER_AMBIGUOUS);
            assertThat(refusal.sentence()).contains(entry(1).toString());
        }

        @Test
        void are_settled_by_follows() {
            story.then(following(entry(1), back(at(10), EAU, AOK)));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 10-10");
        }

        @Test
        void are_settled_by_position_only_despite_the_objection() {
            story.then(back(at(10), EAU, AOK).despite(ORDER_AMBIGUOUS));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 10-10");
            assertThat(((ServiceRestored) story.events().getFirst()).objections())
                    .extracting(Objection::code)
                    .containsExactly(ORDER_AMBIGUOUS);
        }

        @Test
        void are_objected_to_even_if_only_one_of_all_pairs_is_ambiguous() {
            story.then(off(at(9), EAU, SBK));
            assertThat(story.objectionsTo(backFrom(null, at(10), EAU, TenantSelection.everybody())))
                    .containsExactly(ORDER_AMBIGUOUS);
        }

        @Test
        void do_not_matter_between_facts_that_say_the_same() {
            story.then(failed(at(10), EAU, AOK));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 10-", "FAILURE 10-");
        }

        @Test
        void matter_between_two_ends_of_the_same_disruption_at_different_times() {
            story.then(back(between(12, 14), EAU, AOK));
            assertThat(
                            story.objectionsTo(
                                    back(between(13, 15), EAU, AOK).despite(NOTHING_TO_RESTORE)))
                    .containsExactly(ORDER_AMBIGUOUS);
        }
    }

    @Nested
    class ImpreciseBounds {
        private final Story story = Story.of(off(between(8, 10), EAU, AOK));

        @Test
        void make_an_interval_that_possibly_and_certainly_spans() {
            story.then(back(between(12, 14), EAU, AOK));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 8..10-12..14");
        }

        @Test
        void need_no_follows_when_they_are_apart() {
            story.then(back(at(11), EAU, AOK), off(between(12, 13), EAU, AOK));
            assertThat(story.intervals(EAU, AOK))
                    .containsExactly("ISOLATION 8..10-11", "ISOLATION 12..13-");
        }

        @Test
        void are_ambiguous_when_they_only_touch() {
            assertThat(story.objectionsTo(back(between(10, 12), EAU, AOK)))
                    .containsExactly(ORDER_AMBIGUOUS);
        }

        @Test
        void are_settled_by_a_chain_of_follows() {
            story.then(
                    following(entry(1), back(between(9, 12), EAU, AOK)),
                    following(entry(2), off(between(9, 11), EAU, AOK)));
            assertThat(story.intervals(EAU, AOK))
                    .containsExactly("ISOLATION 8..10-9..12", "ISOLATION 9..11-");
        }
    }

    @Nested
    class Follows {
        private final Story story =
                Story.of(off(at(10), EAU, AOK), note(at(9)), off(at(10), KIM, AOK));

        @Test
        void is_refused_when_it_names_what_came_later() {
            assertThat(story.refusalOf(following(entry(1), back(at(9), EAU, AOK))).code())
                    .isEqualTo(IMPOSSIBLE_ORDER);
        }

        @Test
        void is_refused_when_it_runs_in_a_circle() {
            story.then(following(entry(1), back(at(10), EAU, AOK)));
            assertThat(
                            story.refusalOf(
                                            correction(
                                                    entry(1),
                                                    following(entry(4), off(at(10), EAU, AOK))))
                                    .code())
                    .isEqualTo(IMPOSSIBLE_ORDER);
        }

        @Test
        void is_refused_when_it_runs_in_a_circle_through_other_pairs() {
            story.then(following(entry(1), off(at(10), MAIL, AOK)));
            assertThat(
                            story.refusalOf(
                                            correction(
                                                    entry(1),
                                                    following(entry(4), off(at(10), EAU, AOK))))
                                    .code())
                    .isEqualTo(IMPOSSIBLE_ORDER);
        }

        @Test
        void is_refused_when_there_is_no_such_entry() {
            Refusal refusal = story.refusalOf(following(entry(17), back(at(11), EAU, AOK)));
            assertThat(refusal.code()).isEqualTo(UNKNOWN_ENTRY);
            assertThat(refusal.field()).isEqualTo("/follows");
        }

        @Test
        void may_name_an_entry_of_another_kind_and_settles_nothing_then() {
            assertThat(story.objectionsTo(following(entry(2), back(at(10), EAU, AOK))))
                    .containsExactly(ORDER_AMBIGUOUS);
        }

        @Test
        void is_refused_when_it_names_a_later_entry_of_another_kind() {
            assertThat(story.refusalOf(following(entry(1), note(at(9)))).code())
                    .isEqualTo(IMPOSSIBLE_ORDER);
        }

        @Test
        void means_the_original_when_it_names_a_correction() {
            story.then(correction(entry(1), off(at(11), EAU, AOK)))
                    .then(following(entry(4), back(at(11), EAU, AOK)));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 11-11");
            assertThat(story.events().getFirst().clocks().follows()).isEqualTo(entry(1));
        }

        @Test
        void means_what_was_inferred_for_the_service_when_it_names_a_site() {
            Story site = Story.of(siteOff(at(10), MUNICH));
            site.then(following(entry(1), back(at(10), EAU, AOK)));
            assertThat(site.intervals(EAU, AOK)).containsExactly("ISOLATION 10-10");
        }
    }
}
