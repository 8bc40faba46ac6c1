package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.ALREADY_DISRUPTED;
import static io.incidentledger.api.fact.ObjectionCode.CONTRADICTS_ENTRY;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_TO_RESTORE;
import static io.incidentledger.api.refusal.RefusalCode.OBJECTED;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_ENTRY;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_TENANT;
import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.EAU;
import static io.incidentledger.command.incident.IncidentFixtures.KIM;
import static io.incidentledger.command.incident.IncidentFixtures.MUNICH;
import static io.incidentledger.command.incident.IncidentFixtures.SBK;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.entry;
import static io.incidentledger.command.incident.IncidentFixtures.sameRequest;
import static io.incidentledger.command.incident.Statements.back;
import static io.incidentledger.command.incident.Statements.correction;
import static io.incidentledger.command.incident.Statements.declaration;
import static io.incidentledger.command.incident.Statements.following;
import static io.incidentledger.command.incident.Statements.note;
import static io.incidentledger.command.incident.Statements.off;
import static io.incidentledger.command.incident.Statements.resolved;
import static io.incidentledger.command.incident.Statements.retraction;
import static io.incidentledger.command.incident.Statements.siteOff;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.incident.IncidentEvent.IncidentDeclared;
import io.incidentledger.api.incident.IncidentEvent.NoteLogged;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.refusal.Refusal;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

class BatchDecisionTest {
    @Nested
    class SeveralCommandsInOneRequest {
        @Test
        void are_recorded_in_their_order() {
            Story story =
                    Story.undeclared().together(declaration(), off(at(10), EAU, AOK), note(at(11)));
            assertThat(story.events())
                    .extracting(Object::getClass)
                    .isEqualTo(
                            List.of(
                                    IncidentDeclared.class,
                                    ServiceTakenOffline.class,
                                    NoteLogged.class));
        }

        @Test
        void are_refused_all_together_and_the_refusal_names_the_one() {
            Refusal refusal =
                    Story.of()
                            .refusalOf(off(at(10), EAU, AOK), back(at(9), EAU, new TenantId("x")));
            assertThat(refusal.code()).isEqualTo(UNKNOWN_TENANT);
            assertThat(refusal.field()).isEqualTo("/commands/1/tenants");
        }

        @Test
        void are_judged_on_the_state_at_the_end() {
            Story story = Story.of().together(back(at(12), EAU, AOK), off(at(10), EAU, AOK));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 10-12");
        }

        @Test
        void are_objected_to_where_the_end_still_contradicts() {
            Refusal refusal = Story.of().refusalOf(off(at(10), EAU, AOK), back(at(12), EAU, SBK));
            assertThat(refusal.code()).isEqualTo(OBJECTED);
            assertThat(refusal.field()).isEqualTo("/commands/1");
        }
    }

    @Nested
    class References {
        @Test
        void name_what_an_earlier_command_records() {
            Story story =
                    Story.of()
                            .together(
                                    off(at(10), EAU, AOK),
                                    following(sameRequest(0), back(at(10), EAU, AOK)));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 10-10");
            assertThat(story.events().getLast().clocks().follows()).isEqualTo(entry(1));
        }

        @Test
        void count_commands_rather_than_the_events_that_they_lead_to() {
            Story story =
                    Story.of()
                            .together(
                                    siteOff(at(10), MUNICH),
                                    note(at(11)),
                                    following(sameRequest(1), note(at(11))));
            assertThat(story.events().getLast().clocks().follows()).isEqualTo(entry(4));
        }

        @Test
        void cannot_name_a_later_command() {
            assertThat(
                            Story.of()
                                    .refusalOf(
                                            following(sameRequest(1), off(at(10), EAU, AOK)),
                                            off(at(10), KIM, AOK))
                                    .code())
                    .isEqualTo(UNKNOWN_ENTRY);
        }
    }

    @Nested
    class CorrectionsThatNeedEachOther {
        private final Story story = Story.of(off(at(10), EAU, AOK), back(at(12), EAU, AOK));

        @Test
        void go_together() {
            story.together(
                    correction(entry(1), off(at(14), EAU, AOK)),
                    correction(entry(2), back(at(16), EAU, AOK)));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 14-16");
        }

        @Test
        void go_together_with_the_entry_that_they_follow() {
            Story late = Story.of(back(at(10), EAU, AOK).despite(NOTHING_TO_RESTORE));
            late.together(
                    off(at(10), EAU, AOK),
                    correction(entry(1), following(sameRequest(0), back(at(10), EAU, AOK))));
            assertThat(late.intervals(EAU, AOK)).containsExactly("ISOLATION 10-10");
        }
    }

    @Nested
    class AnEntryThatIsAmendedInTheSameRequest {
        @Test
        void is_judged_by_what_it_says_at_the_end() {
            Story story = Story.of(off(at(10), EAU, AOK));
            story.together(
                    off(at(11), EAU, AOK), correction(sameRequest(0), off(at(11), EAU, SBK)));
            assertThat(story.intervals(EAU, SBK)).containsExactly("ISOLATION 11-");
        }

        @Test
        void is_objected_to_once_and_in_the_command_that_amends_it() {
            Story story = Story.of(off(at(10), EAU, AOK));
            Refusal refusal =
                    story.refusalOf(
                            off(at(12), EAU, SBK),
                            correction(sameRequest(0), off(at(11), EAU, AOK)));
            assertThat(refusal.field()).isEqualTo("/commands/1");
            assertThat(refusal.objections())
                    .extracting(Objection::code)
                    .containsExactly(ALREADY_DISRUPTED);
        }

        @Test
        void does_not_count_when_it_is_retracted() {
            Story story =
                    Story.of(off(at(10), EAU, AOK))
                            .together(off(at(11), EAU, AOK), retraction(sameRequest(0)));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 10-");
        }

        @Test
        void cannot_take_away_what_a_resolution_in_the_same_request_rests_on() {
            Story story = Story.of(off(at(10), EAU, AOK));
            Refusal refusal =
                    story.refusalOf(
                            back(at(12), EAU, AOK), resolved(at(13)), retraction(sameRequest(0)));
            assertThat(refusal.objections())
                    .singleElement()
                    .satisfies(
                            it -> {
                                assertThat(it.code()).isEqualTo(CONTRADICTS_ENTRY);
                                assertThat(it.about()).containsExactly("INC-2023-000001@3");
                            });
        }
    }
}
