package io.incidentledger.command.catalogue;

import static io.incidentledger.api.fact.ObjectionCode.NOTHING_CHANGES;
import static io.incidentledger.api.refusal.RefusalCode.OBJECTED;
import static io.incidentledger.api.refusal.RefusalCode.RETIRED;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_SERVICE;
import static io.incidentledger.command.catalogue.CatalogueStory.AOK;
import static io.incidentledger.command.catalogue.CatalogueStory.EAU;
import static io.incidentledger.command.catalogue.CatalogueStory.MUNICH;
import static io.incidentledger.command.catalogue.CatalogueStory.despite;
import static io.incidentledger.command.catalogue.CatalogueStory.revision;
import static io.incidentledger.command.catalogue.CatalogueStory.said;
import static io.incidentledger.command.catalogue.CatalogueStory.service;
import static io.incidentledger.command.catalogue.CatalogueStory.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.CatalogueCommand.RegisterSite;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterTenant;
import io.incidentledger.api.catalogue.CatalogueCommand.RetireService;
import io.incidentledger.api.catalogue.CatalogueCommand.RetireSite;
import io.incidentledger.api.catalogue.CatalogueCommand.RetireTenant;
import io.incidentledger.api.catalogue.CatalogueCommand.Subscribe;
import io.incidentledger.api.catalogue.CatalogueEvent.ServiceRevised;
import io.incidentledger.api.refusal.Refusal;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Revisions and retirements hold from their own time, in whatever order they arrive. */
class CatalogueChangeDecisionTest {
    private static final Subscribe SUBSCRIBE = new Subscribe(AOK, EAU, List.of(), null);
    private static final RegisterTenant TENANT = new RegisterTenant(AOK, "AOK", false);

    @Nested
    class ARevision {
        private final CatalogueStory story =
                CatalogueStory.of(
                        said(service(EAU, "first", null)), said(2022, revision(EAU, "third")));

        @Test
        void holds_from_its_own_time_though_it_is_entered_late() {
            story.then(said(2020, revision(EAU, "second")));
            assertThat(names(story)).containsExactly("first", "second", "second", "third", "third");
        }

        @Test
        void comes_after_another_of_the_same_time_that_was_entered_before() {
            story.then(said(2022, revision(EAU, "fourth")));
            assertThat(names(story)).containsExactly("first", "first", "first", "fourth", "fourth");
        }

        @Test
        void is_objected_to_where_it_says_what_held_at_that_time() {
            Refusal refusal = story.refusalOf(said(2021, revision(EAU, "first")));
            assertThat(refusal.code()).isEqualTo(OBJECTED);
            assertThat(refusal.sentence())
                    .isEqualTo(
                            "The service eau is described like that already at"
                                    + " 2021-01-01T00:00:00Z.");
        }

        @Test
        void is_not_objected_to_where_it_says_what_held_at_another_time() {
            story.then(said(2021, revision(EAU, "third")), said(2023, revision(EAU, "first")));
            assertThat(names(story)).containsExactly("first", "first", "third", "third", "first");
        }

        @Test
        void is_recorded_with_the_objection_that_it_overrides() {
            story.then(despite(NOTHING_CHANGES, said(2021, revision(EAU, "first"))));
            assertThat(((ServiceRevised) story.events().getLast()).objections())
                    .extracting("code")
                    .containsExactly(NOTHING_CHANGES);
        }

        private static List<String> names(CatalogueStory story) {
            return List.of(2019, 2020, 2021, 2022, 2023).stream()
                    .map(year -> String.valueOf(story.nameOf(EAU, year)))
                    .toList();
        }
    }

    @Nested
    class ARetirement {
        private final CatalogueStory story =
                CatalogueStory.of(said(2015, service(EAU)), said(TENANT), said(SUBSCRIBE));

        @Test
        void cannot_come_before_the_registration() {
            Refusal refusal = story.refusalOf(said(2014, new RetireService(EAU, null)));
            assertThat(refusal.code()).isEqualTo(UNKNOWN_SERVICE);
            assertThat(refusal.sentence())
                    .isEqualTo("There was no service eau at 2014-01-01T00:00:00Z.");
        }

        @Test
        void ends_every_subscription_to_a_service_from_then_on() {
            story.then(said(2020, new RetireService(EAU, null)));
            assertThat(subscribed(story, 2019)).isTrue();
            assertThat(subscribed(story, 2020)).isFalse();
        }

        @Test
        void ends_every_subscription_of_a_tenant_from_then_on() {
            story.then(said(2020, new RetireTenant(AOK, null)));
            assertThat(subscribed(story, 2019)).isTrue();
            assertThat(subscribed(story, 2020)).isFalse();
        }

        @Test
        void of_a_site_leaves_to_revisions_what_runs_from_there() {
            CatalogueStory site =
                    CatalogueStory.of(
                            said(new RegisterSite(MUNICH, "Munich")),
                            said(service(EAU, "eAU", MUNICH)),
                            said(TENANT),
                            said(SUBSCRIBE),
                            said(2020, new RetireSite(MUNICH, null)));
            assertThat(site.catalogue().subscribersFrom(MUNICH, time(2021))).containsKey(EAU);
            site.then(said(2020, revision(EAU, "elsewhere")));
            assertThat(site.catalogue().subscribersFrom(MUNICH, time(2021))).isEmpty();
        }

        @Test
        void cannot_come_before_what_was_said_for_a_later_time() {
            story.then(said(2020, revision(EAU, "eAU")));
            Refusal refusal = story.refusalOf(said(2018, new RetireService(EAU, null)));
            assertThat(refusal.code()).isEqualTo(RETIRED);
            assertThat(refusal.sentence()).contains("catalogue@4");
        }

        @Test
        void lets_the_id_be_registered_again_from_then_on() {
            story.then(said(2018, new RetireService(EAU, null)));
            story.then(said(2020, service(EAU, "again", null)));
            assertThat(story.nameOf(EAU, 2017)).isEqualTo("eau");
            assertThat(story.nameOf(EAU, 2019)).isNull();
            assertThat(story.nameOf(EAU, 2020)).isEqualTo("again");
        }
    }

    private static boolean subscribed(CatalogueStory story, int year) {
        return story.catalogue().subscribers(EAU, time(year)).contains(AOK);
    }
}
