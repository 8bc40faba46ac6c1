package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.NOTHING_CHANGES;
import static io.incidentledger.api.fact.ObjectionCode.ORDER_AMBIGUOUS;
import static io.incidentledger.api.fact.ObjectionCode.SITE_ALREADY_OFF;
import static io.incidentledger.api.fact.ObjectionCode.SITE_NOT_OFF;
import static io.incidentledger.api.incident.Cause.ISOLATION;
import static io.incidentledger.api.refusal.RefusalCode.NOBODY_SUBSCRIBED;
import static io.incidentledger.api.refusal.RefusalCode.OTHER_KIND_OF_ENTRY;
import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.CATALOGUE;
import static io.incidentledger.command.incident.IncidentFixtures.EAU;
import static io.incidentledger.command.incident.IncidentFixtures.HAMBURG;
import static io.incidentledger.command.incident.IncidentFixtures.KIM;
import static io.incidentledger.command.incident.IncidentFixtures.MUNICH;
import static io.incidentledger.command.incident.IncidentFixtures.SBK;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.entry;
import static io.incidentledger.command.incident.IncidentFixtures.with;
import static io.incidentledger.command.incident.Statements.back;
import static io.incidentledger.command.incident.Statements.correction;
import static io.incidentledger.command.incident.Statements.off;
import static io.incidentledger.command.incident.Statements.retraction;
import static io.incidentledger.command.incident.Statements.said;
import static io.incidentledger.command.incident.Statements.siteBack;
import static io.incidentledger.command.incident.Statements.siteOff;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.CatalogueCommand.ReviseSubscription;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.incident.IncidentCommand.TakeSiteOffline;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.Inference;
import io.incidentledger.api.incident.Spared;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.Catalogue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

class SiteDecisionTest {
    @Nested
    class TakingASiteOff {
        @Test
        void takes_off_every_service_for_those_who_use_it_from_there() {
            Story story = Story.of(siteOff(at(10), MUNICH));
            assertThat(inferred(story)).containsExactly("eau [aok, sbk, tkk]", "kim [aok]");
            assertThat(story.intervals(KIM, AOK)).containsExactly("ISOLATION 10-");
            assertThat(story.intervals(KIM, SBK)).isEmpty();
        }

        @Test
        void marks_what_is_inferred_with_the_entry_that_it_comes_from() {
            Story story = Story.of(siteOff(at(10), MUNICH));
            assertThat(story.events().subList(1, 3))
                    .extracting("inferredFrom")
                    .containsOnly(new Inference(MUNICH, entry(1)));
        }

        @Test
        void asks_the_catalogue_who_was_subscribed_at_that_time() {
            Catalogue later =
                    with(
                            CATALOGUE,
                            at(15),
                            new ReviseSubscription(AOK, KIM, List.of(HAMBURG), null));
            assertThat(inferred(Story.in(later, siteOff(at(10), HAMBURG))))
                    .containsExactly("kim [sbk]");
            assertThat(inferred(Story.in(later, siteOff(at(16), HAMBURG))))
                    .containsExactly("kim [aok, sbk]");
        }

        @Test
        void spares_what_is_excepted() {
            Story story =
                    Story.of(sparing(new Spared(EAU, List.of(SBK)), new Spared(KIM, List.of())));
            assertThat(inferred(story)).containsExactly("eau [aok, tkk]");
        }

        @Test
        void cannot_spare_what_is_not_used_from_there() {
            Refusal refusal = Story.of().refusalOf(sparing(new Spared(KIM, List.of(SBK))));
            assertThat(refusal.code()).isEqualTo(NOBODY_SUBSCRIBED);
            assertThat(refusal.field()).isEqualTo("/except");
        }

        @Test
        void repeats_without_objection_what_was_out_already() {
            Story story = Story.of(off(at(9), EAU, AOK), siteOff(at(10), MUNICH));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 9-");
        }

        @Test
        void is_objected_to_where_an_inferred_fact_meets_another_of_its_pair() {
            Story story = Story.of(off(at(9), EAU, AOK), back(at(10), EAU, AOK));
            Refusal refusal = story.refusalOf(siteOff(at(10), MUNICH));
            assertThat(refusal.objections())
                    .singleElement()
                    .satisfies(
                            it -> {
                                assertThat(it.code()).isEqualTo(ORDER_AMBIGUOUS);
                                assertThat(it.about()).containsExactly("eau/aok");
                            });
            story.then(siteOff(at(10), MUNICH).despite(ORDER_AMBIGUOUS));
            assertThat(story.intervals(EAU, SBK)).containsExactly("ISOLATION 10-");
        }
    }

    @Nested
    class ASiteThatIsOff {
        private final Story story = Story.of(siteOff(at(10), MUNICH));

        @Test
        void is_objected_to_when_taken_off_again() {
            assertThat(story.objectionsTo(siteOff(at(11), MUNICH)))
                    .containsExactly(SITE_ALREADY_OFF);
        }

        @Test
        void can_be_taken_off_again_despite_that_and_is_off_once() {
            story.then(siteOff(at(11), MUNICH).despite(SITE_ALREADY_OFF));
            assertThat(story.history().of(MUNICH).disruptions()).hasSize(1);
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 10-");
        }

        @Test
        void restores_no_service_when_it_is_connected_again() {
            story.then(siteBack(at(12), MUNICH));
            assertThat(story.history().of(MUNICH).disruptions())
                    .singleElement()
                    .matches(it -> !it.isOpen());
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 10-");
        }

        @Test
        void keeps_nobody_from_getting_a_service_back() {
            story.then(back(at(12), EAU, AOK));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 10-12");
        }
    }

    @Nested
    class ASiteThatIsOn {
        @Test
        void is_objected_to_when_connected_again() {
            assertThat(Story.of().objectionsTo(siteBack(at(11), MUNICH)))
                    .containsExactly(SITE_NOT_OFF);
        }
    }

    @Nested
    class CorrectingASiteThatWasTakenOff {
        private final Story story = Story.of(siteOff(at(10), MUNICH));

        @Test
        void moves_what_was_inferred_from_it() {
            story.then(correction(entry(1), siteOff(at(9), MUNICH)));
            assertThat(story.events()).hasSize(3);
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 9-");
            assertThat(story.intervals(KIM, AOK)).containsExactly("ISOLATION 9-");
        }

        @Test
        void leaves_alone_what_was_corrected_on_its_own() {
            story.then(correction(entry(3), off(at(12), KIM, AOK)))
                    .then(correction(entry(1), siteOff(at(9), MUNICH)));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 9-");
            assertThat(story.intervals(KIM, AOK)).containsExactly("ISOLATION 12-");
        }

        @Test
        void leaves_out_what_was_retracted_on_its_own() {
            story.then(retraction(entry(3))).then(correction(entry(1), siteOff(at(9), MUNICH)));
            assertThat(story.intervals(KIM, AOK)).isEmpty();
        }

        @Test
        void is_objected_to_when_an_entry_about_an_inferred_pair_then_contradicts_the_rest() {
            story.then(back(at(12), EAU, AOK));
            assertThat(story.refusalOf(correction(entry(1), siteOff(at(13), MUNICH))).objections())
                    .singleElement()
                    .extracting(Objection::about)
                    .isEqualTo(List.of("INC-2023-000001@4"));
        }

        @Test
        void cannot_turn_it_into_another_site_or_except_something_else() {
            assertThat(story.refusalOf(correction(entry(1), siteOff(at(9), HAMBURG))).code())
                    .isEqualTo(OTHER_KIND_OF_ENTRY);
            assertThat(
                            story.refusalOf(
                                            correction(
                                                    entry(1), sparing(new Spared(KIM, List.of()))))
                                    .code())
                    .isEqualTo(OTHER_KIND_OF_ENTRY);
        }
    }

    @Nested
    class RetractingASiteThatWasTakenOff {
        private final Story story = Story.of(siteOff(at(10), MUNICH));

        @Test
        void takes_out_what_was_inferred_from_it() {
            story.then(retraction(entry(1)));
            assertThat(story.intervals(EAU, AOK)).isEmpty();
            assertThat(story.history().of(MUNICH).disruptions()).isEmpty();
        }

        @Test
        void is_objected_to_when_a_restoration_then_has_nothing_to_restore() {
            story.then(back(at(12), EAU, AOK));
            assertThat(story.refusalOf(retraction(entry(1))).objections())
                    .singleElement()
                    .extracting(Objection::about)
                    .isEqualTo(List.of("INC-2023-000001@4"));
        }

        @Test
        void is_undone_by_a_correction_which_brings_back_what_was_inferred_at_its_time() {
            story.then(retraction(entry(1)), correction(entry(1), siteOff(at(9), MUNICH)));
            assertThat(story.intervals(EAU, AOK)).containsExactly("ISOLATION 9-");
            assertThat(story.intervals(KIM, AOK)).containsExactly("ISOLATION 9-");
        }

        @Test
        void leaves_nothing_to_correct_in_what_was_inferred_from_it() {
            story.then(retraction(entry(1)));
            assertThat(story.objectionsTo(correction(entry(3), off(at(12), KIM, AOK))))
                    .containsExactly(NOTHING_CHANGES);
        }
    }

    private static IncidentStatement sparing(Spared... spared) {
        return said(new TakeSiteOffline(MUNICH, ISOLATION, null, List.of(spared), null), at(10));
    }

    private static List<String> inferred(Story story) {
        return story.events().stream()
                .filter(ServiceTakenOffline.class::isInstance)
                .map(ServiceTakenOffline.class::cast)
                .map(it -> it.service() + " " + it.tenants().ids())
                .toList();
    }
}
