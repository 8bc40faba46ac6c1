package io.incidentledger.command.catalogue;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.incidentledger.api.catalogue.CatalogueCommand;
import io.incidentledger.api.catalogue.CatalogueCommand.CorrectEntry;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterService;
import io.incidentledger.api.catalogue.CatalogueCommand.RetractEntry;
import io.incidentledger.api.catalogue.CatalogueCommand.ReviseService;
import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueReplacement;
import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A catalogue as it is told, request by request; times are Januaries. */
final class CatalogueStory {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final SiteId MUNICH = new SiteId("munich");
    static final ServiceId EAU = new ServiceId("eau");
    static final ServiceId KIM = new ServiceId("kim");
    static final TenantId AOK = new TenantId("aok");

    private final List<CatalogueEvent> events = new ArrayList<>();
    private Catalogue catalogue = Catalogue.EMPTY;

    /** Opened, and then this, each in a request of its own. */
    static CatalogueStory of(CatalogueStatement... statements) {
        CatalogueStory story = new CatalogueStory();
        story.record(CatalogueDecision.open(NOW));
        return story.then(statements);
    }

    CatalogueStory then(CatalogueStatement... statements) {
        for (CatalogueStatement statement : statements) {
            together(statement);
        }
        return this;
    }

    /** All in one request. */
    CatalogueStory together(CatalogueStatement... statements) {
        CatalogueDecision.decide(List.of(statements), catalogue, NOW).forEach(this::record);
        return this;
    }

    /** Why a request is refused; the story does not move. */
    Refusal refusalOf(CatalogueStatement... statements) {
        return Objects.requireNonNull(
                        catchThrowableOfType(
                                CommandRefused.class,
                                () ->
                                        CatalogueDecision.decide(
                                                List.of(statements), catalogue, NOW)),
                        "it was not refused")
                .refusal();
    }

    Catalogue catalogue() {
        return catalogue;
    }

    List<CatalogueEvent> events() {
        return events;
    }

    /** What a service is called at a time; null if it is not there. */
    @Nullable String nameOf(ServiceId service, int year) {
        Registry then = catalogue.at(time(year));
        return then.holds(service)
                ? switch (Objects.requireNonNull(then.lastAbout(service)).event()) {
                    case CatalogueEvent.ServiceRegistered it -> it.name();
                    case CatalogueEvent.ServiceRevised it -> it.name();
                    case CatalogueEvent other -> throw new IllegalStateException("" + other);
                }
                : null;
    }

    private void record(CatalogueEvent event) {
        events.add(event);
        catalogue = catalogue.evolve(event);
    }

    static Instant time(int year) {
        return Instant.parse(year + "-01-01T00:00:00Z");
    }

    static EntryId entry(long sequence) {
        return new EntryId(CatalogueEvent.STREAM, sequence);
    }

    static CatalogueStatement said(CatalogueCommand command) {
        return CatalogueStatement.of(command, Asserted.NOW);
    }

    static CatalogueStatement said(int year, CatalogueCommand command) {
        return CatalogueStatement.of(command, Asserted.at(OccurredAt.exactly(time(year))));
    }

    static CatalogueStatement despite(ObjectionCode code, CatalogueStatement statement) {
        return new CatalogueStatement(
                statement.command(), statement.asserted(), Set.of(code), statement.attribution());
    }

    static CatalogueStatement correction(long sequence, CatalogueStatement replacement) {
        return said(
                new CorrectEntry(
                        entry(sequence),
                        new CatalogueReplacement(replacement.command(), replacement.asserted()),
                        "misread"));
    }

    static CatalogueStatement retraction(long sequence) {
        return said(new RetractEntry(entry(sequence), "another one"));
    }

    static RegisterService service(ServiceId id, ServiceId... dependsOn) {
        return service(id, id.value(), null, dependsOn);
    }

    static RegisterService service(
            ServiceId id, String name, @Nullable SiteId site, ServiceId... dependsOn) {
        return new RegisterService(
                id, name, site, null, null, null, null, List.of(dependsOn), false);
    }

    static ReviseService revision(ServiceId id, String name, ServiceId... dependsOn) {
        return new ReviseService(id, name, null, null, null, null, null, List.of(dependsOn), false);
    }
}
