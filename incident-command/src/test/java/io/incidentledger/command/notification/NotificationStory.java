package io.incidentledger.command.notification;

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
import io.incidentledger.api.notification.DeadlineId;
import io.incidentledger.api.notification.DeadlineRules;
import io.incidentledger.api.notification.NotificationCommand;
import io.incidentledger.api.notification.NotificationCommand.CorrectEntry;
import io.incidentledger.api.notification.NotificationCommand.RetractEntry;
import io.incidentledger.api.notification.NotificationEvent;
import io.incidentledger.api.notification.NotificationEvent.DeadlineMissed;
import io.incidentledger.api.notification.NotificationEvent.DeadlineSet;
import io.incidentledger.api.notification.NotificationReplacement;
import io.incidentledger.api.notification.NotificationStatement;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.catalogue.CatalogueDecision;
import io.incidentledger.command.sidestream.Entries;
import io.incidentledger.wire.rules.DeadlineRulesFile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Who was told and who must be, as it is told, request by request, by the rules as shipped. */
final class NotificationStory {
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final IncidentId INCIDENT = new IncidentId("INC-2026-000001");
    static final TenantId AOK = new TenantId("aok");
    static final TenantId SBK = new TenantId("sbk");
    static final DeadlineRules RULES = DeadlineRulesFile.read();

    private static final ServiceId EAU = new ServiceId("eau");
    private static final Catalogue CATALOGUE =
            catalogue(
                    new RegisterService(EAU, "eAU", null, null, null, null, null, List.of(), false),
                    new RegisterTenant(AOK, "AOK", false),
                    new RegisterTenant(SBK, "SBK", false),
                    new Subscribe(AOK, EAU, List.of(), null));

    private final List<NotificationEvent> events = new ArrayList<>();
    private Entries<NotificationEvent> entries =
            Entries.of(NotificationEvent.streamOf(INCIDENT), NotificationEvent.class);
    private DeadlineRules rules = RULES;

    /** Each in a request of its own. */
    static NotificationStory of(NotificationStatement... statements) {
        return new NotificationStory().then(statements);
    }

    /** From here on by other rules. */
    NotificationStory by(DeadlineRules other) {
        rules = other;
        return this;
    }

    NotificationStory then(NotificationStatement... statements) {
        Stream.of(statements).forEach(this::together);
        return this;
    }

    /** All in one request. */
    NotificationStory together(NotificationStatement... statements) {
        decision(NOW)
                .decide(List.of(statements), entries)
                .forEach(decided -> record((NotificationEvent) decided.event()));
        return this;
    }

    /** The timer looks. */
    List<DeadlineMissed> passedAt(String moment) {
        List<DeadlineMissed> missed = decision(Instant.parse(moment)).missed(entries);
        missed.forEach(this::record);
        return missed;
    }

    /** Why a request is refused; the story does not move. */
    Refusal refusalOf(NotificationStatement... statements) {
        return Objects.requireNonNull(
                        catchThrowableOfType(
                                CommandRefused.class,
                                () -> decision(NOW).decide(List.of(statements), entries)),
                        "it was not refused")
                .refusal();
    }

    /** What a deadline says now. */
    DeadlineSet says(String deadline) {
        return tracked(deadline).says();
    }

    /** A deadline as it stands. */
    Tracked tracked(String deadline) {
        return Objects.requireNonNull(
                Deadlines.of(entries).get(new DeadlineId(deadline)), deadline);
    }

    /** The ids of all deadlines that were ever set, in the order of setting. */
    List<String> deadlines() {
        return Deadlines.of(entries).keySet().stream().map(DeadlineId::value).toList();
    }

    /** Those that somebody still has to be told by, sorted. */
    List<String> open() {
        return Deadlines.of(entries).values().stream()
                .filter(Tracked::isOpen)
                .map(it -> it.says().deadline().value())
                .sorted()
                .toList();
    }

    /** The types of everything recorded from a place on. */
    List<String> typesFrom(int place) {
        return events.subList(place, events.size()).stream()
                .map(it -> it.getClass().getSimpleName())
                .toList();
    }

    List<NotificationEvent> events() {
        return events;
    }

    Entries<NotificationEvent> entries() {
        return entries;
    }

    private NotificationDecision decision(Instant now) {
        return new NotificationDecision(INCIDENT, CATALOGUE, rules, now);
    }

    private void record(NotificationEvent event) {
        events.add(event);
        entries = entries.plus(event);
    }

    static EntryId entry(long sequence) {
        return new EntryId(NotificationEvent.streamOf(INCIDENT), sequence);
    }

    static NotificationStatement said(NotificationCommand command) {
        return NotificationStatement.of(command, Asserted.NOW);
    }

    static NotificationStatement said(String at, NotificationCommand command) {
        return NotificationStatement.of(command, Asserted.at(OccurredAt.parse(at)));
    }

    static NotificationStatement correction(long sequence, NotificationStatement replacement) {
        return said(
                new CorrectEntry(
                        entry(sequence),
                        new NotificationReplacement(replacement.command(), replacement.asserted()),
                        "misread"));
    }

    static NotificationStatement retraction(long sequence) {
        return said(new RetractEntry(entry(sequence), "another one"));
    }

    private static Catalogue catalogue(CatalogueCommand... commands) {
        Instant longAgo = Instant.parse("2015-01-01T00:00:00Z");
        List<CatalogueStatement> statements =
                Stream.of(commands).map(it -> CatalogueStatement.of(it, Asserted.NOW)).toList();
        Catalogue catalogue = Catalogue.EMPTY.evolve(CatalogueDecision.open(longAgo));
        for (CatalogueEvent event : CatalogueDecision.decide(statements, catalogue, longAgo)) {
            catalogue = catalogue.evolve(event);
        }
        return catalogue;
    }
}
