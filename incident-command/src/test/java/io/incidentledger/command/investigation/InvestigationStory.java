package io.incidentledger.command.investigation;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.incidentledger.api.catalogue.CatalogueCommand;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterService;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterTenant;
import io.incidentledger.api.catalogue.CatalogueCommand.Subscribe;
import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.investigation.InvestigationCommand;
import io.incidentledger.api.investigation.InvestigationCommand.CorrectEntry;
import io.incidentledger.api.investigation.InvestigationCommand.RetractEntry;
import io.incidentledger.api.investigation.InvestigationEvent;
import io.incidentledger.api.investigation.InvestigationReplacement;
import io.incidentledger.api.investigation.InvestigationStatement;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.catalogue.CatalogueDecision;
import io.incidentledger.command.sidestream.Entries;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** An investigation as it is told, request by request; times are hours of the day. */
final class InvestigationStory {
    static final Instant NOW = Instant.parse("2023-04-27T23:00:00Z");
    static final IncidentId INCIDENT = new IncidentId("INC-2023-000001");
    static final ServiceId EAU = new ServiceId("eau");
    static final TenantId AOK = new TenantId("aok");
    static final TenantId SBK = new TenantId("sbk");

    /** An entry of the incident's own stream. */
    static final EntryId NOTE = new EntryId(INCIDENT.value(), 7);

    private static final Catalogue CATALOGUE =
            catalogue(
                    new RegisterService(EAU, "eAU", null, null, null, null, null, List.of(), false),
                    new RegisterTenant(AOK, "AOK", false),
                    new RegisterTenant(SBK, "SBK", false),
                    new Subscribe(AOK, EAU, List.of(), null));

    private static final InvestigationDecision DECISION =
            new InvestigationDecision(INCIDENT, CATALOGUE, Set.of(NOTE)::contains, NOW);

    private final List<InvestigationEvent> events = new ArrayList<>();
    private Entries<InvestigationEvent> entries =
            Entries.of(InvestigationEvent.streamOf(INCIDENT), InvestigationEvent.class);

    /** Each in a request of its own. */
    static InvestigationStory of(InvestigationStatement... statements) {
        return new InvestigationStory().then(statements);
    }

    InvestigationStory then(InvestigationStatement... statements) {
        Stream.of(statements).forEach(this::together);
        return this;
    }

    /** All in one request. */
    InvestigationStory together(InvestigationStatement... statements) {
        DECISION.decide(List.of(statements), entries)
                .forEach(decided -> record((InvestigationEvent) decided.event()));
        return this;
    }

    /** Why a request is refused; the story does not move. */
    Refusal refusalOf(InvestigationStatement... statements) {
        return Objects.requireNonNull(
                        catchThrowableOfType(
                                CommandRefused.class,
                                () -> DECISION.decide(List.of(statements), entries)),
                        "it was not refused")
                .refusal();
    }

    /** What the last request recorded last. */
    <E extends InvestigationEvent> E last(Class<E> type) {
        return type.cast(events.getLast());
    }

    List<InvestigationEvent> events() {
        return events;
    }

    Entries<InvestigationEvent> entries() {
        return entries;
    }

    private void record(InvestigationEvent event) {
        events.add(event);
        entries = entries.plus(event);
    }

    static EntryId entry(long sequence) {
        return new EntryId(InvestigationEvent.streamOf(INCIDENT), sequence);
    }

    static OccurredAt hour(int hour) {
        return OccurredAt.exactly(Instant.parse("2023-04-27T%02d:00:00Z".formatted(hour)));
    }

    static InvestigationStatement said(InvestigationCommand command) {
        return InvestigationStatement.of(command, Asserted.NOW);
    }

    static InvestigationStatement said(int hour, InvestigationCommand command) {
        return InvestigationStatement.of(command, Asserted.at(hour(hour)));
    }

    static InvestigationStatement correction(long sequence, InvestigationStatement replacement) {
        return said(
                new CorrectEntry(
                        entry(sequence),
                        new InvestigationReplacement(replacement.command(), replacement.asserted()),
                        "misread"));
    }

    static InvestigationStatement retraction(long sequence) {
        return said(new RetractEntry(entry(sequence), "another one"));
    }

    private static Catalogue catalogue(CatalogueCommand... commands) {
        List<CatalogueStatement> statements =
                Stream.of(commands).map(it -> CatalogueStatement.of(it, Asserted.NOW)).toList();
        Catalogue catalogue = Catalogue.EMPTY.evolve(CatalogueDecision.open(NOW));
        for (CatalogueEvent event : CatalogueDecision.decide(statements, catalogue, NOW)) {
            catalogue = catalogue.evolve(event);
        }
        return catalogue;
    }
}
