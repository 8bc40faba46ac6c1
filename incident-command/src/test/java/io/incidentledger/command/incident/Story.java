package io.incidentledger.command.incident;

import static io.incidentledger.command.incident.IncidentFixtures.ANN;
import static io.incidentledger.command.incident.IncidentFixtures.CATALOGUE;
import static io.incidentledger.command.incident.IncidentFixtures.INCIDENT;
import static io.incidentledger.command.incident.IncidentFixtures.MIDNIGHT;
import static io.incidentledger.command.incident.IncidentFixtures.NOW;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.ActorId;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Disruption;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.incident.Incident.Declared;
import io.incidentledger.command.incident.IncidentDecision.Decided;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** An incident as it is told, request by request, and what has come of it. */
final class Story {
    private Circumstances given;
    private Incident state = Incident.undeclared(INCIDENT);
    private List<IncidentEvent> last = List.of();

    private Story(Catalogue catalogue) {
        given = new Circumstances(catalogue, KnownLinks.NONE, ANN, NOW);
    }

    static Story undeclared() {
        return new Story(CATALOGUE);
    }

    /** Declared, and then this, each statement in a request of its own. */
    static Story of(IncidentStatement... statements) {
        return in(CATALOGUE, statements);
    }

    static Story in(Catalogue catalogue, IncidentStatement... statements) {
        return new Story(catalogue).then(Statements.declaration()).then(statements);
    }

    /** What follows is typed by somebody else. */
    Story by(ActorId actor) {
        given = new Circumstances(given.catalogue(), given.links(), actor, given.now());
        return this;
    }

    /** Other incidents stand to each other like this. */
    Story among(KnownLinks links) {
        given = new Circumstances(given.catalogue(), links, given.actor(), given.now());
        return this;
    }

    Story then(IncidentStatement... statements) {
        for (IncidentStatement statement : statements) {
            together(statement);
        }
        return this;
    }

    /** All in one request. */
    Story together(IncidentStatement... statements) {
        List<IncidentEvent> events = new ArrayList<>();
        for (Decided decided : IncidentDecision.decide(List.of(statements), state, given)) {
            state = Incident.evolve(state, decided.event());
            events.add(decided.event());
        }
        last = events;
        return this;
    }

    /** What was recorded by an earlier version, unasked. */
    Story given(IncidentEvent event) {
        state = Incident.evolve(state, event);
        return this;
    }

    /** Why a request is refused; the story does not move. */
    Refusal refusalOf(IncidentStatement... statements) {
        return Objects.requireNonNull(
                        catchThrowableOfType(
                                CommandRefused.class,
                                () -> IncidentDecision.decide(List.of(statements), state, given)),
                        "it was not refused")
                .refusal();
    }

    /** The codes that a request is objected to with. */
    List<ObjectionCode> objectionsTo(IncidentStatement... statements) {
        return refusalOf(statements).objections().stream().map(Objection::code).toList();
    }

    Incident state() {
        return state;
    }

    History history() {
        return ((Declared) state).history();
    }

    /** What the last request recorded. */
    List<IncidentEvent> events() {
        return last;
    }

    /** Such as {@code ISOLATION 10-12}, in hours; the end is open when nothing ended it. */
    List<String> intervals(ServiceId service, TenantId tenant) {
        return history().of(new Pair(service, tenant)).disruptions().stream()
                .map(it -> "%s %s-%s".formatted(it.cause().cause(), hours(it.start()), end(it)))
                .toList();
    }

    private static String end(Disruption disruption) {
        Disruption.@Nullable Ending ending = disruption.ending();
        return ending == null ? "" : hours(ending.at());
    }

    private static String hours(OccurredAt at) {
        long earliest = Duration.between(MIDNIGHT, at.earliest()).toHours();
        long latest = Duration.between(MIDNIGHT, at.latest()).toHours();
        return earliest == latest ? "" + earliest : earliest + ".." + latest;
    }
}
