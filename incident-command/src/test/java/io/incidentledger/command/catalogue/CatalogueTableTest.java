package io.incidentledger.command.catalogue;

import static io.incidentledger.command.catalogue.CatalogueStory.AOK;
import static io.incidentledger.command.catalogue.CatalogueStory.EAU;
import static io.incidentledger.command.catalogue.CatalogueStory.MUNICH;
import static io.incidentledger.command.catalogue.CatalogueStory.NOW;
import static io.incidentledger.command.catalogue.CatalogueStory.correction;
import static io.incidentledger.command.catalogue.CatalogueStory.retraction;
import static io.incidentledger.command.catalogue.CatalogueStory.revision;
import static io.incidentledger.command.catalogue.CatalogueStory.said;
import static io.incidentledger.command.catalogue.CatalogueStory.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.CatalogueCommand;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterSite;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterTenant;
import io.incidentledger.api.catalogue.CatalogueCommand.RetireService;
import io.incidentledger.api.catalogue.CatalogueCommand.RetireSite;
import io.incidentledger.api.catalogue.CatalogueCommand.RetireSubscription;
import io.incidentledger.api.catalogue.CatalogueCommand.RetireTenant;
import io.incidentledger.api.catalogue.CatalogueCommand.ReviseSubscription;
import io.incidentledger.api.catalogue.CatalogueCommand.Subscribe;
import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.api.refusal.CommandRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every command in every situation of what it is about, stated without a time. */
class CatalogueTableTest {
    private static final List<List<String>> TABLE =
            """
            .                   Unknown           Registered               Revised                  Unsubscribed             Retired
            RegisterSite        SiteRegistered    ID_TAKEN                 ID_TAKEN                 ID_TAKEN                 SiteRegistered
            RegisterService     ServiceRegistered ID_TAKEN                 ID_TAKEN                 ID_TAKEN                 ServiceRegistered
            RegisterTenant      TenantRegistered  ID_TAKEN                 ID_TAKEN                 ID_TAKEN                 TenantRegistered
            ReviseService       UNKNOWN_SERVICE   ServiceRevised           OBJECTED                 ServiceRevised           RETIRED
            Subscribe           UNKNOWN_TENANT    ID_TAKEN                 ID_TAKEN                 Subscribed               RETIRED
            ReviseSubscription  UNKNOWN_TENANT    SubscriptionRevised      OBJECTED                 RETIRED                  RETIRED
            RetireSite          UNKNOWN_SITE      SiteRetired              SiteRetired              SiteRetired              RETIRED
            RetireService       UNKNOWN_SERVICE   ServiceRetired           ServiceRetired           ServiceRetired           RETIRED
            RetireTenant        UNKNOWN_TENANT    TenantRetired            TenantRetired            TenantRetired            RETIRED
            RetireSubscription  UNKNOWN_TENANT    SubscriptionRetired      SubscriptionRetired      RETIRED                  RETIRED
            CorrectEntry        UNKNOWN_ENTRY     CatalogueEntryCorrected  CatalogueEntryCorrected  CatalogueEntryCorrected  CatalogueEntryCorrected
            RetractEntry        UNKNOWN_ENTRY     OBJECTED                 OBJECTED                 OBJECTED                 OBJECTED
            """
                    .lines()
                    .map(line -> List.of(line.strip().split(" +")))
                    .toList();

    private static final List<CatalogueStatement> REGISTRATIONS =
            List.of(
                    said(new RegisterSite(MUNICH, "Munich")),
                    said(service(EAU)),
                    said(new RegisterTenant(AOK, "AOK", false)),
                    said(new Subscribe(AOK, EAU, List.of(), null)));

    private static final List<CatalogueStatement> REVISIONS =
            List.of(
                    said(revision(EAU, "eAU")),
                    said(new ReviseSubscription(AOK, EAU, List.of(), "Scheine")));

    private static final List<CatalogueStatement> RETIREMENTS =
            List.of(
                    said(new RetireSubscription(AOK, EAU, null)),
                    said(new RetireTenant(AOK, null)),
                    said(new RetireService(EAU, null)),
                    said(new RetireSite(MUNICH, null)));

    /** The third entry is the tenant, whom the subscription names. */
    private static final List<CatalogueStatement> AMENDMENTS =
            List.of(correction(1, said(new RegisterSite(MUNICH, "Munich II"))), retraction(3));

    private static final List<CatalogueStatement> STATEMENTS =
            Stream.of(REGISTRATIONS, REVISIONS, RETIREMENTS, AMENDMENTS)
                    .flatMap(List::stream)
                    .toList();

    @Test
    void every_command_has_its_row() {
        assertThat(TABLE.stream().skip(1).map(List::getFirst))
                .containsExactlyInAnyOrderElementsOf(leaves(CatalogueCommand.class));
    }

    @ParameterizedTest(name = "{0} when {1}: {2}")
    @MethodSource
    void a_command_is_recorded_or_refused(String command, String situation, String outcome) {
        CatalogueStatement statement =
                STATEMENTS.stream()
                        .filter(it -> it.command().getClass().getSimpleName().equals(command))
                        .findFirst()
                        .orElseThrow();
        assertThat(outcomeOf(story(situation), statement)).isEqualTo(outcome);
    }

    static Stream<Arguments> a_command_is_recorded_or_refused() {
        return TABLE.stream()
                .skip(1)
                .flatMap(
                        row ->
                                IntStream.range(1, row.size())
                                        .mapToObj(
                                                column ->
                                                        Arguments.of(
                                                                row.getFirst(),
                                                                TABLE.getFirst().get(column),
                                                                row.get(column))));
    }

    @Test
    void every_event_evolves_the_catalogue() {
        CatalogueStory story = story("Retired").then(AMENDMENTS.getFirst());
        story.then(said(new RegisterTenant(AOK, "AOK", false)), retraction(12));
        Catalogue catalogue = Catalogue.EMPTY;
        for (CatalogueEvent event : story.events()) {
            Registry before = catalogue.at(NOW);
            Catalogue after = catalogue.evolve(event);
            assertThat(after.version()).isEqualTo(catalogue.version() + 1);
            assertThat(after.at(NOW).equals(before))
                    .as("%s leaves what holds", event)
                    .isEqualTo(event instanceof CatalogueEvent.CatalogueOpened || isHidden(event));
            catalogue = after;
        }
        assertThat(story.events().stream().map(it -> it.getClass().getSimpleName()))
                .containsAll(leaves(CatalogueEvent.class));
    }

    /** A correction of what was retired since shows in the past only. */
    private static boolean isHidden(CatalogueEvent event) {
        return event instanceof CatalogueEvent.CatalogueEntryCorrected;
    }

    private static CatalogueStory story(String situation) {
        CatalogueStory story = CatalogueStory.of();
        return switch (situation) {
            case "Unknown" -> story;
            case "Registered" -> told(story, REGISTRATIONS);
            case "Revised" -> told(told(story, REGISTRATIONS), REVISIONS);
            case "Unsubscribed" -> told(story, REGISTRATIONS).then(RETIREMENTS.getFirst());
            case "Retired" -> told(told(told(story, REGISTRATIONS), REVISIONS), RETIREMENTS);
            default -> throw new IllegalArgumentException("no such situation: " + situation);
        };
    }

    private static CatalogueStory told(CatalogueStory story, List<CatalogueStatement> statements) {
        return story.then(statements.toArray(CatalogueStatement[]::new));
    }

    private static String outcomeOf(CatalogueStory story, CatalogueStatement statement) {
        try {
            return story.then(statement).events().getLast().getClass().getSimpleName();
        } catch (CommandRefused refused) {
            return refused.refusal().code().name();
        }
    }

    private static Set<String> leaves(Class<?> sealed) {
        return Stream.of(sealed.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
    }
}
