package io.incidentledger.command.catalogue;

import static io.incidentledger.api.fact.ObjectionCode.CONTRADICTS_ENTRY;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_CHANGES;
import static io.incidentledger.api.refusal.RefusalCode.DEPENDENCY_CYCLE;
import static io.incidentledger.api.refusal.RefusalCode.NOT_CORRECTABLE;
import static io.incidentledger.api.refusal.RefusalCode.OTHER_KIND_OF_ENTRY;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_ENTRY;
import static io.incidentledger.command.catalogue.CatalogueStory.AOK;
import static io.incidentledger.command.catalogue.CatalogueStory.EAU;
import static io.incidentledger.command.catalogue.CatalogueStory.KIM;
import static io.incidentledger.command.catalogue.CatalogueStory.correction;
import static io.incidentledger.command.catalogue.CatalogueStory.despite;
import static io.incidentledger.command.catalogue.CatalogueStory.retraction;
import static io.incidentledger.command.catalogue.CatalogueStory.revision;
import static io.incidentledger.command.catalogue.CatalogueStory.said;
import static io.incidentledger.command.catalogue.CatalogueStory.service;
import static io.incidentledger.command.catalogue.CatalogueStory.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.CatalogueCommand.RegisterTenant;
import io.incidentledger.api.catalogue.CatalogueCommand.RetireService;
import io.incidentledger.api.catalogue.CatalogueCommand.RetractEntry;
import io.incidentledger.api.catalogue.CatalogueCommand.Subscribe;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryRetracted;
import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.ObjectionCode;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

class CatalogueAmendmentDecisionTest {
    private static final RegisterTenant TENANT = new RegisterTenant(AOK, "AOK", false);

    /** Registered since ever, revised in 2020, subscribed in 2018. */
    private final CatalogueStory story =
            CatalogueStory.of(
                    said(service(EAU, "first", null)),
                    said(2020, revision(EAU, "second")),
                    said(TENANT),
                    said(2018, new Subscribe(AOK, EAU, List.of(), null)));

    @Nested
    class ACorrection {
        @Test
        void of_a_registration_leaves_the_later_revision() {
            story.then(correction(1, said(service(EAU, "mended", null))));
            assertThat(story.nameOf(EAU, 2019)).isEqualTo("mended");
            assertThat(story.nameOf(EAU, 2020)).isEqualTo("second");
        }

        @Test
        void keeps_the_place_of_the_original_among_those_of_the_same_time() {
            story.then(said(2020, revision(EAU, "third")));
            story.then(correction(2, said(2020, revision(EAU, "mended"))));
            assertThat(story.nameOf(EAU, 2020)).isEqualTo("third");
        }

        @Test
        void moves_the_entry_to_the_time_that_it_says() {
            story.then(correction(2, said(2022, revision(EAU, "second"))));
            assertThat(story.nameOf(EAU, 2021)).isEqualTo("first");
            assertThat(story.nameOf(EAU, 2022)).isEqualTo("second");
        }

        @Test
        void is_overruled_by_the_next() {
            story.then(
                    correction(2, said(2020, revision(EAU, "third"))),
                    correction(2, said(2020, revision(EAU, "fourth"))));
            assertThat(story.nameOf(EAU, 2020)).isEqualTo("fourth");
        }

        @Test
        void without_a_time_holds_since_ever_though_the_thing_is_retired_now() {
            story.then(said(2024, new RetireService(EAU, null)));
            story.then(correction(1, said(service(EAU, "mended", null))));
            assertThat(story.nameOf(EAU, 2019)).isEqualTo("mended");
            assertThat(story.nameOf(EAU, 2024)).isNull();
        }

        @Test
        void brings_back_what_was_retracted() {
            story.then(retraction(2), correction(2, said(2020, revision(EAU, "third"))));
            assertThat(story.nameOf(EAU, 2020)).isEqualTo("third");
        }

        @Test
        void is_objected_to_where_it_says_what_the_entry_says() {
            assertThat(codes(story, correction(2, said(2020, revision(EAU, "second")))))
                    .containsExactly(NOTHING_CHANGES);
        }

        @Test
        void is_objected_to_where_others_would_come_before_what_they_name() {
            List<Objection> objections =
                    story.refusalOf(correction(1, said(2019, service(EAU, "first", null))))
                            .objections();
            assertThat(objections)
                    .singleElement()
                    .satisfies(
                            it -> {
                                assertThat(it.code()).isEqualTo(CONTRADICTS_ENTRY);
                                assertThat(it.about()).containsExactly("catalogue@4");
                            });
        }

        @Test
        void is_refused_where_what_it_says_cannot_be() {
            story.then(said(2021, service(KIM, EAU)));
            assertThat(story.refusalOf(correction(2, said(2022, revision(EAU, "x", KIM)))).code())
                    .isEqualTo(DEPENDENCY_CYCLE);
        }

        @Test
        void is_refused_where_it_is_about_something_else() {
            assertThat(story.refusalOf(correction(1, said(service(KIM)))).code())
                    .isEqualTo(OTHER_KIND_OF_ENTRY);
            assertThat(story.refusalOf(correction(1, said(2019, revision(EAU, "x")))).code())
                    .isNotNull();
        }
    }

    @Nested
    class ARetraction {
        @Test
        void is_objected_to_naming_every_entry_that_built_upon_it() {
            List<Objection> objections = story.refusalOf(retraction(1)).objections();
            assertThat(objections)
                    .singleElement()
                    .satisfies(
                            it -> {
                                assertThat(it.code()).isEqualTo(CONTRADICTS_ENTRY);
                                assertThat(it.sentence())
                                        .isEqualTo(
                                                "With it this could not be true: catalogue@4,"
                                                        + " catalogue@2.");
                                assertThat(it.about())
                                        .containsExactly("catalogue@4", "catalogue@2");
                            });
        }

        @Test
        void is_recorded_with_the_objection_that_it_overrides() {
            story.then(despite(CONTRADICTS_ENTRY, retraction(3)));
            assertThat(((CatalogueEntryRetracted) story.events().getLast()).objections())
                    .extracting("code")
                    .containsExactly(CONTRADICTS_ENTRY);
            assertThat(story.catalogue().subscribers(EAU, time(2019))).isEmpty();
        }

        @Test
        void is_free_where_nothing_builds_upon_it() {
            story.then(retraction(4), retraction(2), retraction(1));
            assertThat(story.catalogue().knows(EAU)).isFalse();
        }

        @Test
        void of_a_retirement_brings_back_what_was_retired() {
            story.then(said(2024, new RetireService(EAU, null)), retraction(5));
            assertThat(story.nameOf(EAU, 2025)).isEqualTo("second");
            assertThat(story.catalogue().subscribers(EAU, time(2025))).containsExactly(AOK);
        }

        @Test
        void is_objected_to_the_second_time() {
            story.then(retraction(4));
            assertThat(codes(story, retraction(4))).containsExactly(NOTHING_CHANGES);
        }
    }

    @Nested
    class TheEntryThatIsNamed {
        @Test
        void must_be_an_original_of_the_catalogue() {
            story.then(retraction(4));
            assertThat(story.refusalOf(retraction(0)).code()).isEqualTo(NOT_CORRECTABLE);
            assertThat(story.refusalOf(retraction(5)).sentence())
                    .isEqualTo(
                            "catalogue@5 amends catalogue@4: correct or retract that one instead.");
            assertThat(story.refusalOf(retraction(6)).code()).isEqualTo(UNKNOWN_ENTRY);
            assertThat(
                            story.refusalOf(
                                            said(
                                                    new RetractEntry(
                                                            EntryId.of("INC-2023-000001@1"), "x")))
                                    .code())
                    .isEqualTo(UNKNOWN_ENTRY);
        }

        @Test
        void may_be_one_of_the_same_request() {
            story.together(
                    said(2021, service(KIM)), said(new RetractEntry(EntryId.of("#0"), "slip")));
            assertThat(story.catalogue().knows(KIM)).isFalse();
            assertThat(((CatalogueEntryRetracted) story.events().getLast()).entry())
                    .isEqualTo(CatalogueStory.entry(5));
            assertThat(
                            story.refusalOf(
                                            said(service(KIM)),
                                            said(new RetractEntry(EntryId.of("#1"), "itself")))
                                    .code())
                    .isEqualTo(UNKNOWN_ENTRY);
        }
    }

    private static List<ObjectionCode> codes(CatalogueStory story, CatalogueStatement statement) {
        return story.refusalOf(statement).objections().stream().map(Objection::code).toList();
    }
}
