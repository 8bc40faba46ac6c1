package io.incidentledger.command.catalogue;

import static io.incidentledger.api.refusal.RefusalCode.DEPENDENCY_CYCLE;
import static io.incidentledger.api.refusal.RefusalCode.ID_TAKEN;
import static io.incidentledger.api.refusal.RefusalCode.MALFORMED;
import static io.incidentledger.api.refusal.RefusalCode.RETIRED;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_SERVICE;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_SITE;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_TENANT;
import static io.incidentledger.command.catalogue.CatalogueStory.AOK;
import static io.incidentledger.command.catalogue.CatalogueStory.EAU;
import static io.incidentledger.command.catalogue.CatalogueStory.KIM;
import static io.incidentledger.command.catalogue.CatalogueStory.MUNICH;
import static io.incidentledger.command.catalogue.CatalogueStory.correction;
import static io.incidentledger.command.catalogue.CatalogueStory.revision;
import static io.incidentledger.command.catalogue.CatalogueStory.said;
import static io.incidentledger.command.catalogue.CatalogueStory.service;
import static io.incidentledger.command.catalogue.CatalogueStory.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.CatalogueCommand.RegisterSite;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterTenant;
import io.incidentledger.api.catalogue.CatalogueCommand.RetireSite;
import io.incidentledger.api.catalogue.CatalogueCommand.RetireSubscription;
import io.incidentledger.api.catalogue.CatalogueCommand.ReviseSubscription;
import io.incidentledger.api.catalogue.CatalogueCommand.Subscribe;
import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.refusal.Refusal;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** Facts of the catalogue are judged at their own time, in whatever order they arrive. */
class CatalogueTimeDecisionTest {
    private static final Subscribe SUBSCRIBE = new Subscribe(AOK, EAU, List.of(), null);
    private static final RetireSubscription UNSUBSCRIBE = new RetireSubscription(AOK, EAU, null);
    private static final RegisterTenant TENANT = new RegisterTenant(AOK, "AOK", false);

    @Nested
    class ASubscription {
        private final CatalogueStory story =
                CatalogueStory.of(
                        said(service(EAU)), said(TENANT), said(SUBSCRIBE), said(2020, UNSUBSCRIBE));

        @Test
        void can_begin_again_once_it_is_retired() {
            story.then(said(2022, SUBSCRIBE));
            assertThat(subscribed(story, 2019)).isTrue();
            assertThat(subscribed(story, 2021)).isFalse();
            assertThat(subscribed(story, 2022)).isTrue();
        }

        @Test
        void begins_again_from_now_on_where_no_time_is_given() {
            story.then(said(SUBSCRIBE));
            assertThat(subscribed(story, 2025)).isFalse();
            assertThat(subscribed(story, 2026)).isTrue();
        }

        @Test
        void cannot_begin_while_it_holds() {
            Refusal refusal = story.refusalOf(said(2019, SUBSCRIBE));
            assertThat(refusal.code()).isEqualTo(ID_TAKEN);
            assertThat(refusal.sentence())
                    .startsWith(
                            "There is a subscription of aok to eau already (catalogue@3, since");
        }

        @Test
        void cannot_be_retired_twice() {
            Refusal refusal = story.refusalOf(said(2021, UNSUBSCRIBE));
            assertThat(refusal.code()).isEqualTo(RETIRED);
            assertThat(refusal.sentence())
                    .isEqualTo(
                            "The subscription of aok to eau is retired since"
                                    + " 2020-01-01T00:00:00Z (catalogue@4).");
        }

        @Test
        void cannot_be_retired_earlier_while_a_later_retirement_stands() {
            Refusal refusal = story.refusalOf(said(2018, UNSUBSCRIBE));
            assertThat(refusal.code()).isEqualTo(RETIRED);
            assertThat(refusal.sentence())
                    .isEqualTo(
                            "With it this could not be true: catalogue@4. Correct or retract that"
                                    + " first.");
            story.then(correction(4, said(2018, UNSUBSCRIBE)));
            assertThat(subscribed(story, 2019)).isFalse();
        }

        @Test
        void can_be_revised_at_a_time_when_it_held() {
            ReviseSubscription revise = new ReviseSubscription(AOK, EAU, List.of(), "Scheine");
            assertThat(story.refusalOf(said(2021, revise)).code()).isEqualTo(RETIRED);
            story.then(said(2019, revise));
            assertThat(subscribed(story, 2019)).isTrue();
            assertThat(subscribed(story, 2021)).isFalse();
        }

        @Test
        void holds_without_a_time_as_long_as_what_it_names() {
            CatalogueStory later =
                    CatalogueStory.of(said(2015, service(EAU)), said(TENANT), said(SUBSCRIBE));
            assertThat(subscribed(later, 2014)).isFalse();
            assertThat(subscribed(later, 2015)).isTrue();
        }
    }

    @Nested
    class WhatANewEntryNames {
        @Test
        void must_have_been_there_at_that_time() {
            CatalogueStory story = CatalogueStory.of(said(2015, service(EAU)), said(TENANT));
            Refusal refusal = story.refusalOf(said(2014, SUBSCRIBE));
            assertThat(refusal.code()).isEqualTo(UNKNOWN_SERVICE);
            assertThat(refusal.field()).isEqualTo("/service");
            assertThat(refusal.sentence())
                    .isEqualTo("There was no service eau at 2014-01-01T00:00:00Z.");
        }

        @Test
        void must_not_have_been_retired_by_then_but_may_be_since() {
            CatalogueStory story =
                    CatalogueStory.of(
                            said(new RegisterSite(MUNICH, "Munich")),
                            said(2020, new RetireSite(MUNICH, "sold")));
            Refusal refusal = story.refusalOf(said(2021, service(EAU, "eAU", MUNICH)));
            assertThat(refusal.code()).isEqualTo(RETIRED);
            assertThat(refusal.field()).isEqualTo("/site");
            story.then(said(2019, service(EAU, "eAU", MUNICH)));
            assertThat(story.nameOf(EAU, 2021)).isEqualTo("eAU");
        }

        @Test
        void comes_with_the_nearest_names_where_nobody_ever_registered_it() {
            CatalogueStory story = CatalogueStory.of(said(new RegisterSite(MUNICH, "Munich")));
            Refusal refusal = story.refusalOf(said(service(EAU, "eAU", new SiteId("munihc"))));
            assertThat(refusal.code()).isEqualTo(UNKNOWN_SITE);
            assertThat(refusal.nearest()).containsExactly("munich");
        }

        @Test
        void must_not_lead_back_to_it_at_that_time() {
            CatalogueStory story =
                    CatalogueStory.of(
                            said(service(EAU)),
                            said(service(KIM, EAU)),
                            said(2020, revision(KIM, "KIM")));
            assertThat(story.refusalOf(said(2019, revision(EAU, "eAU", KIM))).code())
                    .isEqualTo(DEPENDENCY_CYCLE);
            assertThat(story.refusalOf(said(revision(EAU, "eAU", EAU))).code())
                    .isEqualTo(DEPENDENCY_CYCLE);
            story.then(said(2021, revision(EAU, "eAU", KIM)));
            assertThat(story.nameOf(EAU, 2021)).isEqualTo("eAU");
        }

        @Test
        void must_not_lead_back_to_it_later_either() {
            CatalogueStory story =
                    CatalogueStory.of(
                            said(service(EAU)),
                            said(service(KIM)),
                            said(2020, revision(KIM, "KIM", EAU)));
            assertThat(story.refusalOf(said(2019, revision(EAU, "eAU", KIM))).code())
                    .isEqualTo(DEPENDENCY_CYCLE);
        }
    }

    @Nested
    class ARegistration {
        @Test
        void without_a_time_holds_since_ever() {
            CatalogueStory story = CatalogueStory.of(said(service(EAU)));
            assertThat(story.catalogue().at(Instant.EPOCH).holds(EAU)).isTrue();
        }

        @Test
        void cannot_come_before_another_of_the_same_id() {
            CatalogueStory story = CatalogueStory.of(said(2015, TENANT));
            assertThat(story.refusalOf(said(TENANT)).code()).isEqualTo(ID_TAKEN);
            assertThat(story.refusalOf(said(2010, TENANT)).code()).isEqualTo(ID_TAKEN);
        }

        @Test
        void has_no_follows() {
            Asserted following = Asserted.NOW.following(CatalogueStory.entry(0));
            Refusal refusal =
                    CatalogueStory.of().refusalOf(CatalogueStatement.of(TENANT, following));
            assertThat(refusal.code()).isEqualTo(MALFORMED);
            assertThat(refusal.field()).isEqualTo("/follows");
        }

        @Test
        void of_several_in_one_request_is_named_where_it_is_refused() {
            Refusal refusal = CatalogueStory.of().refusalOf(said(service(EAU)), said(SUBSCRIBE));
            assertThat(refusal.code()).isEqualTo(UNKNOWN_TENANT);
            assertThat(refusal.field()).isEqualTo("/commands/1/tenant");
        }
    }

    private static boolean subscribed(CatalogueStory story, int year) {
        return story.catalogue().subscribers(EAU, time(year)).contains(AOK);
    }
}
