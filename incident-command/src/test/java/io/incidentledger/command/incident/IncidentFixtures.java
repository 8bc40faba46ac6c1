package io.incidentledger.command.incident;

import io.incidentledger.api.catalogue.CatalogueCommand;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterService;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterSite;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterTenant;
import io.incidentledger.api.catalogue.CatalogueCommand.Subscribe;
import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.ActorId;
import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.catalogue.CatalogueDecision;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The provider, its customers, and the hours of 27 April 2023, in UTC. */
final class IncidentFixtures {
    static final IncidentId INCIDENT = new IncidentId("INC-2023-000001");
    static final Instant MIDNIGHT = Instant.parse("2023-04-27T00:00:00Z");

    /** The evening after: all that the tests tell is past. */
    static final Instant NOW = Instant.parse("2023-04-28T18:00:00Z");

    static final ServiceId EAU = new ServiceId("eau");
    static final ServiceId KIM = new ServiceId("kim");
    static final ServiceId MAIL = new ServiceId("mail");
    static final TenantId AOK = new TenantId("aok");
    static final TenantId SBK = new TenantId("sbk");
    static final TenantId TKK = new TenantId("tkk");
    static final SiteId MUNICH = new SiteId("munich");
    static final SiteId HAMBURG = new SiteId("hamburg");

    /** eAU runs in Munich for all three, KIM for two, one of them from Hamburg; mail for nobody. */
    static final Catalogue CATALOGUE =
            catalogue(
                    new RegisterSite(MUNICH, "Munich"),
                    new RegisterSite(HAMBURG, "Hamburg"),
                    service(EAU, MUNICH),
                    service(KIM, MUNICH),
                    service(MAIL, null),
                    new RegisterTenant(AOK, "AOK", false),
                    new RegisterTenant(SBK, "SBK", false),
                    new RegisterTenant(TKK, "TKK", false),
                    new Subscribe(AOK, EAU, List.of(), null),
                    new Subscribe(SBK, EAU, List.of(), null),
                    new Subscribe(TKK, EAU, List.of(), null),
                    new Subscribe(AOK, KIM, List.of(), null),
                    new Subscribe(SBK, KIM, List.of(HAMBURG), null));

    /** Who types, unless a story says otherwise. */
    static final ActorId ANN = new ActorId("test", "ann");

    static final ActorId BEN = new ActorId("test", "ben");
    static final ActorId CEM = new ActorId("test", "cem");

    private IncidentFixtures() {}

    static Instant time(int hour) {
        return MIDNIGHT.plusSeconds(3600L * hour);
    }

    static OccurredAt at(int hour) {
        return OccurredAt.exactly(time(hour));
    }

    static OccurredAt between(int earliest, int latest) {
        return OccurredAt.between(time(earliest), time(latest));
    }

    static EntryId entry(long sequence) {
        return new EntryId(INCIDENT.value(), sequence);
    }

    /** What the command with this index, in the same request, records. */
    static EntryId sameRequest(int index) {
        return new EntryId("", index);
    }

    static Catalogue catalogue(CatalogueCommand... commands) {
        return with(
                Catalogue.EMPTY.evolve(CatalogueDecision.open(MIDNIGHT)), Asserted.NOW, commands);
    }

    /** The same, and this from that time on. */
    static Catalogue with(Catalogue before, OccurredAt since, CatalogueCommand... commands) {
        return with(before, Asserted.at(since), commands);
    }

    private static Catalogue with(
            Catalogue before, Asserted asserted, CatalogueCommand... commands) {
        List<CatalogueStatement> statements =
                Stream.of(commands).map(it -> CatalogueStatement.of(it, asserted)).toList();
        Catalogue found = before;
        for (CatalogueEvent event : CatalogueDecision.decide(statements, before, NOW)) {
            found = found.evolve(event);
        }
        return found;
    }

    private static RegisterService service(ServiceId id, @Nullable SiteId site) {
        return new RegisterService(id, id.value(), site, null, null, null, null, List.of(), false);
    }
}
