package io.incidentledger.command.incident;

import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.CATALOGUE;
import static io.incidentledger.command.incident.IncidentFixtures.EAU;
import static io.incidentledger.command.incident.IncidentFixtures.KIM;
import static io.incidentledger.command.incident.IncidentFixtures.MUNICH;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.with;
import static io.incidentledger.command.incident.Statements.failed;
import static io.incidentledger.command.incident.Statements.off;
import static io.incidentledger.command.incident.Statements.siteOff;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.CatalogueCommand.RegisterService;
import io.incidentledger.api.catalogue.CatalogueCommand.Subscribe;
import io.incidentledger.api.catalogue.Dependent;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.command.catalogue.Catalogue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

/** A portal needs eAU since 10, and an app is a part of the portal. */
class BlastRadiusDecisionTest {
    private static final ServiceId PORTAL = new ServiceId("portal");
    private static final ServiceId APP = new ServiceId("app");

    private static final Catalogue WITH_A_PORTAL =
            with(
                    CATALOGUE,
                    at(10),
                    new RegisterService(
                            PORTAL, "x", null, null, null, null, null, List.of(EAU), false),
                    new RegisterService(APP, "x", null, null, null, null, PORTAL, List.of(), false),
                    new Subscribe(AOK, APP, List.of(), null));

    @Test
    void is_told_of_what_is_taken_off() {
        assertThat(dependents(off(at(11), EAU, AOK)))
                .containsExactly(
                        new Dependent(PORTAL, EAU, false, List.of()),
                        new Dependent(APP, PORTAL, true, List.of(AOK)));
    }

    @Test
    void is_as_the_catalogue_was_at_that_time() {
        assertThat(dependents(off(at(9), EAU, AOK))).isEmpty();
    }

    @Test
    void of_a_site_is_that_of_all_that_runs_there() {
        assertThat(dependents(siteOff(at(11), MUNICH)))
                .extracting(Dependent::service)
                .containsExactly(PORTAL, APP);
    }

    @Test
    void is_not_told_of_what_nobody_took_off() {
        assertThat(dependents(failed(at(11), EAU, AOK))).isNull();
        assertThat(dependents(off(at(11), KIM, AOK))).isEmpty();
    }

    private static @Nullable List<Dependent> dependents(IncidentStatement statement) {
        Story story = Story.in(WITH_A_PORTAL, statement);
        return TakenOff.dependents(story.events(), WITH_A_PORTAL);
    }
}
