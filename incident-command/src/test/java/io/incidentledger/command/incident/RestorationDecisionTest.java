package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.NOTHING_TO_END;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_TO_RESTORE;
import static io.incidentledger.api.incident.Cause.FAILURE;
import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.EAU;
import static io.incidentledger.command.incident.IncidentFixtures.SBK;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.Statements.back;
import static io.incidentledger.command.incident.Statements.backFrom;
import static io.incidentledger.command.incident.Statements.failed;
import static io.incidentledger.command.incident.Statements.off;
import static io.incidentledger.command.incident.Statements.those;
import static io.incidentledger.command.incident.Statements.transferred;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.TenantSelection;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

class RestorationDecisionTest {
    @Nested
    class WithoutACause {
        @Test
        void leaves_nothing_out() {
            Story story = Story.of(off(at(10), EAU, AOK), failed(at(11), EAU, AOK));
            assertThat(story.then(back(at(12), EAU, AOK)).intervals(EAU, AOK))
                    .containsExactly("ISOLATION 10-12", "FAILURE 11-12");
        }

        @Test
        void also_ends_what_is_recorded_later_and_began_earlier() {
            Story story = Story.of(off(at(10), EAU, AOK), back(at(12), EAU, AOK));
            assertThat(story.then(failed(at(11), EAU, AOK)).intervals(EAU, AOK))
                    .containsExactly("ISOLATION 10-12", "FAILURE 11-12");
        }

        @Test
        void is_objected_to_when_nothing_is_out_at_that_time() {
            Story story = Story.of(off(at(10), EAU, AOK));
            assertThat(story.objectionsTo(back(at(9), EAU, AOK)))
                    .containsExactly(NOTHING_TO_RESTORE);
            assertThat(story.objectionsTo(back(at(11), EAU, AOK, SBK)))
                    .containsExactly(NOTHING_TO_RESTORE);
        }

        @Test
        void stays_in_the_record_despite_that_and_acts_once_an_earlier_start_arrives() {
            Story story = Story.of(back(at(12), EAU, AOK).despite(NOTHING_TO_RESTORE));
            assertThat(story.intervals(EAU, AOK)).isEmpty();
            assertThat(story.then(off(at(10), EAU, AOK)).intervals(EAU, AOK))
                    .containsExactly("ISOLATION 10-12");
        }
    }

    @Nested
    class WithACause {
        private final Story story = Story.of(off(at(10), EAU, AOK), failed(at(11), EAU, AOK));

        @Test
        void ends_that_one() {
            story.then(backFrom(FAILURE, at(12), EAU, those(AOK)));
            assertThat(story.intervals(EAU, AOK)).containsExactly("FAILURE 11-12", "ISOLATION 10-");
        }

        @Test
        void is_objected_to_when_that_one_is_not_out() {
            story.then(backFrom(FAILURE, at(12), EAU, those(AOK)));
            assertThat(story.objectionsTo(backFrom(FAILURE, at(13), EAU, those(AOK))))
                    .containsExactly(NOTHING_TO_RESTORE);
        }
    }

    @Nested
    class ForAll {
        @Test
        void lists_those_for_whom_nothing_was_out() {
            Story story = Story.of(off(at(10), EAU, AOK));
            story.then(backFrom(null, at(12), EAU, TenantSelection.everybody()));
            ServiceRestored restored = (ServiceRestored) story.events().getFirst();
            assertThat(restored.objections())
                    .singleElement()
                    .extracting(Objection::about)
                    .isEqualTo(List.of("eau/sbk", "eau/tkk"));
        }

        @Test
        void is_objected_to_when_nothing_was_out_for_anybody() {
            assertThat(
                            Story.of()
                                    .objectionsTo(
                                            backFrom(
                                                    null,
                                                    at(12),
                                                    EAU,
                                                    TenantSelection.everybody())))
                    .containsExactly(NOTHING_TO_RESTORE);
        }
    }

    @Nested
    class AnEndThatIsNoRestoration {
        @Test
        void ends_the_disruption() {
            Story story = Story.of(off(at(10), EAU, AOK), transferred(at(12), EAU, AOK));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 10-12");
        }

        @Test
        void is_objected_to_when_nothing_is_open() {
            assertThat(Story.of().objectionsTo(transferred(at(12), EAU, AOK)))
                    .containsExactly(NOTHING_TO_END);
        }
    }
}
