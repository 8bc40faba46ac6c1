package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.CONTRADICTS_ENTRY;
import static io.incidentledger.api.fact.ObjectionCode.MILESTONE_ORDER;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_CHANGES;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_TO_RESTORE;
import static io.incidentledger.api.fact.ObjectionCode.ORDER_AMBIGUOUS;
import static io.incidentledger.api.refusal.RefusalCode.NOT_CORRECTABLE;
import static io.incidentledger.api.refusal.RefusalCode.OTHER_KIND_OF_ENTRY;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_ENTRY;
import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.EAU;
import static io.incidentledger.command.incident.IncidentFixtures.SBK;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.entry;
import static io.incidentledger.command.incident.IncidentFixtures.time;
import static io.incidentledger.command.incident.Statements.back;
import static io.incidentledger.command.incident.Statements.correction;
import static io.incidentledger.command.incident.Statements.declaration;
import static io.incidentledger.command.incident.Statements.milestone;
import static io.incidentledger.command.incident.Statements.off;
import static io.incidentledger.command.incident.Statements.retraction;
import static io.incidentledger.command.incident.Statements.said;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.api.incident.IncidentEvent.EntryCorrected;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.Milestone;
import io.incidentledger.api.incident.Nature;
import io.incidentledger.api.incident.Severity;
import io.incidentledger.api.refusal.Refusal;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.ZoneOffset;

class CorrectionDecisionTest {
    private final Story story = Story.of(off(at(10), EAU, AOK), back(at(12), EAU, AOK));

    @Nested
    class ACorrection {
        @Test
        void replaces_what_the_entry_says() {
            story.then(correction(entry(1), off(at(9), EAU, AOK)));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 9-12");
        }

        @Test
        void may_move_the_entry_to_another_pair() {
            story.then(correction(entry(1), off(at(10), EAU, SBK)).despite(CONTRADICTS_ENTRY));
            assertThat(story.intervals(EAU, AOK)).isEmpty();
            assertThat(story.intervals(EAU, SBK)).containsExactly("ISOLATION 10-");
        }

        @Test
        void is_replaced_by_the_next_one() {
            story.then(
                    correction(entry(1), off(at(9), EAU, AOK)),
                    correction(entry(1), off(at(8), EAU, AOK)));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 8-12");
        }

        @Test
        void keeps_the_place_of_the_original_in_the_order_of_ties() {
            Story tie =
                    Story.of(
                            off(at(10), EAU, AOK),
                            back(at(9), EAU, AOK).despite(NOTHING_TO_RESTORE));
            tie.then(correction(entry(2), back(at(10), EAU, AOK)).despite(ORDER_AMBIGUOUS))
                    .then(
                            correction(entry(1), off(at(10), EAU, AOK, SBK))
                                    .despite(ORDER_AMBIGUOUS));
            assertThat(tie.intervals(EAU, AOK)).containsExactly("ISOLATION 10-10");
        }

        @Test
        void reinstates_an_entry_that_was_retracted() {
            story.then(retraction(entry(2)), correction(entry(2), back(at(13), EAU, AOK)));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 10-13");
        }

        @Test
        void says_nothing_else_than_it_corrects() {
            assertThat(story.events().getFirst()).isInstanceOf(ServiceRestored.class);
            story.then(correction(entry(1), off(at(9), EAU, AOK)));
            EntryCorrected corrected = (EntryCorrected) story.events().getFirst();
            assertThat(corrected.entry()).isEqualTo(entry(1));
            assertThat(corrected.reason()).isEqualTo("misread");
            assertThat(corrected.objections()).isEmpty();
        }
    }

    @Nested
    class CannotBeMade {
        @Test
        void of_an_entry_that_is_not_there() {
            Refusal refusal = story.refusalOf(correction(entry(9), off(at(9), EAU, AOK)));
            assertThat(refusal.code()).isEqualTo(UNKNOWN_ENTRY);
            assertThat(refusal.sentence()).contains("INC-2023-000001@9");
        }

        @Test
        void of_an_entry_of_another_incident() {
            EntryId foreign = EntryId.of("INC-2023-000002@1");
            assertThat(story.refusalOf(correction(foreign, off(at(9), EAU, AOK))).code())
                    .isEqualTo(UNKNOWN_ENTRY);
        }

        @Test
        void into_another_kind_of_entry() {
            assertThat(story.refusalOf(correction(entry(1), back(at(9), EAU, AOK))).code())
                    .isEqualTo(OTHER_KIND_OF_ENTRY);
            assertThat(story.refusalOf(correction(entry(1), declaration())).code())
                    .isEqualTo(OTHER_KIND_OF_ENTRY);
        }

        @Test
        void of_a_correction_or_retraction() {
            story.then(correction(entry(1), off(at(9), EAU, AOK)));
            Refusal refusal = story.refusalOf(correction(entry(3), off(at(8), EAU, AOK)));
            assertThat(refusal.code()).isEqualTo(NOT_CORRECTABLE);
            assertThat(refusal.sentence()).contains("INC-2023-000001@1");
        }
    }

    @Nested
    class IsObjectedTo {
        @Test
        void when_it_contradicts_the_history_itself() {
            assertThat(story.objectionsTo(correction(entry(2), back(at(9), EAU, AOK))))
                    .containsExactly(NOTHING_TO_RESTORE);
        }

        @Test
        void when_it_makes_another_entry_contradict_the_rest_which_it_names() {
            Refusal refusal = story.refusalOf(correction(entry(1), off(at(13), EAU, AOK)));
            assertThat(refusal.objections())
                    .singleElement()
                    .satisfies(
                            it -> {
                                assertThat(it.code()).isEqualTo(CONTRADICTS_ENTRY);
                                assertThat(it.about()).containsExactly("INC-2023-000001@2");
                            });
        }

        @Test
        void and_recorded_with_the_objection_despite_it() {
            story.then(correction(entry(1), off(at(13), EAU, AOK)).despite(CONTRADICTS_ENTRY));
            assertThat(((EntryCorrected) story.events().getFirst()).objections())
                    .extracting(Objection::code)
                    .containsExactly(CONTRADICTS_ENTRY);
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 13-");
        }

        @Test
        void when_it_changes_nothing() {
            assertThat(story.objectionsTo(correction(entry(1), off(at(10), EAU, AOK))))
                    .containsExactly(NOTHING_CHANGES);
        }

        @Test
        void when_it_changes_nothing_of_an_entry_that_was_recorded_despite_an_objection() {
            story.then(back(at(14), EAU, AOK).despite(NOTHING_TO_RESTORE));
            assertThat(
                            story.objectionsTo(
                                    correction(entry(3), back(at(14), EAU, AOK))
                                            .despite(NOTHING_TO_RESTORE)))
                    .containsExactly(NOTHING_CHANGES);
        }

        @Test
        void when_it_changes_nothing_of_what_was_given_as_a_date() {
            LocalDate day = LocalDate.of(2023, 4, 26);
            story.then(off(OccurredAt.on(day, ZoneOffset.UTC), EAU, SBK));
            OccurredAt bounds = OccurredAt.between(time(-24), time(0).minusNanos(1000));
            assertThat(story.objectionsTo(correction(entry(3), off(bounds, EAU, SBK))))
                    .containsExactly(NOTHING_CHANGES);
        }
    }

    @Nested
    class OfTheDeclaration {
        private final Story contained = Story.of(milestone(at(10), Milestone.CONTAINED));

        @Test
        void keeps_the_incident_as_it_is() {
            contained.then(correction(entry(0), declared(at(9))));
            assertThat(contained.state()).isInstanceOf(Incident.Open.class);
        }

        @Test
        void is_objected_to_when_detection_does_not_fit_the_milestones() {
            assertThat(contained.objectionsTo(correction(entry(0), declared(at(11)))))
                    .containsExactly(MILESTONE_ORDER);
        }

        private static IncidentStatement declared(OccurredAt detectedAt) {
            return said(
                    new DeclareIncident(Nature.SECURITY, Severity.HIGH, "Attack", null, detectedAt),
                    at(8));
        }
    }
}
