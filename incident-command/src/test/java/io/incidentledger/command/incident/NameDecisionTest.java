package io.incidentledger.command.incident;

import static io.incidentledger.api.incident.Cause.DEPENDENCY;
import static io.incidentledger.api.incident.DisruptionKind.OFFLINE;
import static io.incidentledger.api.refusal.RefusalCode.NOBODY_SUBSCRIBED;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_SERVICE;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_SITE;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_TENANT;
import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.CATALOGUE;
import static io.incidentledger.command.incident.IncidentFixtures.EAU;
import static io.incidentledger.command.incident.IncidentFixtures.MAIL;
import static io.incidentledger.command.incident.IncidentFixtures.SBK;
import static io.incidentledger.command.incident.IncidentFixtures.TKK;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.with;
import static io.incidentledger.command.incident.Statements.failed;
import static io.incidentledger.command.incident.Statements.off;
import static io.incidentledger.command.incident.Statements.said;
import static io.incidentledger.command.incident.Statements.siteBack;
import static io.incidentledger.command.incident.Statements.siteOff;
import static io.incidentledger.command.incident.Statements.those;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.CatalogueCommand.RetireSubscription;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.incident.IncidentCommand;
import io.incidentledger.api.incident.IncidentCommand.ReportDisruption;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.Catalogue;

import org.junit.jupiter.api.Test;

import java.util.List;

class NameDecisionTest {
    private static final ServiceId TYPO = new ServiceId("eua");

    private final Story story = Story.of();

    @Test
    void an_unknown_service_comes_with_the_nearest_names() {
        Refusal refusal = story.refusalOf(off(at(10), TYPO, AOK));
        assertThat(refusal.code()).isEqualTo(UNKNOWN_SERVICE);
        assertThat(refusal.field()).isEqualTo("/service");
        assertThat(refusal.nearest().getFirst()).isEqualTo("eau");
        assertThat(refusal.sentence()).startsWith("There is no service eua. Did you mean eau");
    }

    @Test
    void an_unknown_tenant_is_refused() {
        Refusal refusal = story.refusalOf(failed(at(10), EAU, AOK, new TenantId("sbkk")));
        assertThat(refusal.code()).isEqualTo(UNKNOWN_TENANT);
        assertThat(refusal.field()).isEqualTo("/tenants");
        assertThat(refusal.nearest().getFirst()).isEqualTo("sbk");
    }

    @Test
    void an_unknown_site_is_refused() {
        Refusal refusal = story.refusalOf(siteOff(at(10), new SiteId("munchen")));
        assertThat(refusal.code()).isEqualTo(UNKNOWN_SITE);
        assertThat(refusal.field()).isEqualTo("/site");
        assertThat(refusal.nearest().getFirst()).isEqualTo("munich");
        assertThat(story.refusalOf(siteBack(at(10), new SiteId("berlin"))).code())
                .isEqualTo(UNKNOWN_SITE);
    }

    @Test
    void an_unknown_dependency_is_refused() {
        IncidentCommand report =
                new ReportDisruption(EAU, those(AOK), OFFLINE, DEPENDENCY, TYPO, null, null);
        assertThat(story.refusalOf(said(report, at(10))).field()).isEqualTo("/dependency");
    }

    @Test
    void all_means_nobody_where_nobody_was_subscribed() {
        Refusal refusal = story.refusalOf(off(at(10), MAIL, TenantSelection.everybody()));
        assertThat(refusal.code()).isEqualTo(NOBODY_SUBSCRIBED);
        assertThat(refusal.field()).isEqualTo("/tenants");
    }

    @Test
    void all_means_those_who_were_subscribed_at_that_time() {
        Catalogue later = with(CATALOGUE, at(12), new RetireSubscription(SBK, EAU, null));
        assertThat(tenants(Story.in(later, off(at(11), EAU, TenantSelection.everybody()))))
                .containsExactly(AOK, SBK, TKK);
        assertThat(tenants(Story.in(later, off(at(13), EAU, TenantSelection.everybody()))))
                .containsExactly(AOK, TKK);
    }

    @Test
    void an_empty_catalogue_has_nothing_near() {
        Refusal refusal = Story.in(Catalogue.EMPTY).refusalOf(off(at(10), EAU, AOK));
        assertThat(refusal.nearest()).isEmpty();
        assertThat(refusal.sentence()).endsWith("Register it first.");
    }

    private static List<TenantId> tenants(Story story) {
        return ((ServiceTakenOffline) story.events().getFirst()).tenants().ids();
    }
}
