package io.incidentledger.command.incident;

import static io.incidentledger.command.incident.CommunicationStatements.approved;
import static io.incidentledger.command.incident.CommunicationStatements.drafted;
import static io.incidentledger.command.incident.CommunicationStatements.linked;
import static io.incidentledger.command.incident.CommunicationStatements.releasedAtOnce;
import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.BEN;
import static io.incidentledger.command.incident.IncidentFixtures.EAU;
import static io.incidentledger.command.incident.IncidentFixtures.KIM;
import static io.incidentledger.command.incident.IncidentFixtures.MUNICH;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.between;
import static io.incidentledger.command.incident.IncidentFixtures.entry;
import static io.incidentledger.command.incident.RecoveryStatements.backInWave;
import static io.incidentledger.command.incident.RecoveryStatements.bridged;
import static io.incidentledger.command.incident.RecoveryStatements.confirmed;
import static io.incidentledger.command.incident.RecoveryStatements.disputed;
import static io.incidentledger.command.incident.RecoveryStatements.finished;
import static io.incidentledger.command.incident.RecoveryStatements.planned;
import static io.incidentledger.command.incident.RecoveryStatements.released;
import static io.incidentledger.command.incident.RecoveryStatements.started;
import static io.incidentledger.command.incident.RecoveryStatements.unbridged;
import static io.incidentledger.command.incident.ResponseStatements.accepted;
import static io.incidentledger.command.incident.ResponseStatements.decision;
import static io.incidentledger.command.incident.ResponseStatements.engaged;
import static io.incidentledger.command.incident.ResponseStatements.expected;
import static io.incidentledger.command.incident.ResponseStatements.handedOver;
import static io.incidentledger.command.incident.ResponseStatements.releasedParty;
import static io.incidentledger.command.incident.Statements.back;
import static io.incidentledger.command.incident.Statements.closed;
import static io.incidentledger.command.incident.Statements.correction;
import static io.incidentledger.command.incident.Statements.declaration;
import static io.incidentledger.command.incident.Statements.dismissed;
import static io.incidentledger.command.incident.Statements.failed;
import static io.incidentledger.command.incident.Statements.milestone;
import static io.incidentledger.command.incident.Statements.note;
import static io.incidentledger.command.incident.Statements.off;
import static io.incidentledger.command.incident.Statements.reclassified;
import static io.incidentledger.command.incident.Statements.reopened;
import static io.incidentledger.command.incident.Statements.resolved;
import static io.incidentledger.command.incident.Statements.retraction;
import static io.incidentledger.command.incident.Statements.said;
import static io.incidentledger.command.incident.Statements.siteBack;
import static io.incidentledger.command.incident.Statements.siteOff;
import static io.incidentledger.command.incident.Statements.transferred;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.incident.Audience;
import io.incidentledger.api.incident.IncidentCommand;
import io.incidentledger.api.incident.IncidentCommand.PostUpdate;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.Milestone;
import io.incidentledger.api.incident.Relation;
import io.incidentledger.api.incident.Severity;
import io.incidentledger.api.incident.StepKind;
import io.incidentledger.api.incident.StepResult;
import io.incidentledger.api.refusal.CommandRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every command and every event in every state. The incident is resolved at 13 and has ended at 14;
 * commands speak of 15; only the retirement of a workaround may have been earlier, while it was
 * active.
 */
class IncidentTableTest {
    private static final Table COMMANDS =
            Table.of(
                    """
                                       Undeclared        Open              Resolved          Closed            Dismissed
                    DeclareIncident    Open              ALREADY_DECLARED  ALREADY_DECLARED  ALREADY_DECLARED  ALREADY_DECLARED
                    ReclassifyIncident UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    ReachMilestone     UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    TakeServiceOffline UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    TakeSiteOffline    UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    ReconnectSite      UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    ReportDisruption   UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    RestoreService     UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    EndDisruption      UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    PlanStep           UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    StartStep          UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    FinishStep         UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    ReleaseWave        UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    ConfirmRestoration UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    DisputeRestoration UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    ActivateWorkaround UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    RetireWorkaround   UNKNOWN_INCIDENT  Open              Resolved          Closed            Dismissed
                    ReviseForecast     UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    EngageParty        UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    ReleaseParty       UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    RecordDecision     UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    HandOverRole       UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    AcceptRole         UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    DraftUpdate        UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    ApproveUpdate      UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    ReleaseUpdate      UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    LinkIncident       UNKNOWN_INCIDENT  Open              Resolved          Closed            Dismissed
                    PostUpdate         UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    LogNote            UNKNOWN_INCIDENT  Open              Resolved          AFTER_CLOSURE     AFTER_CLOSURE
                    CorrectEntry       UNKNOWN_INCIDENT  Open              Resolved          Closed            Dismissed
                    RetractEntry       UNKNOWN_INCIDENT  Open              Resolved          Closed            Dismissed
                    ResolveIncident    UNKNOWN_INCIDENT  Resolved          ALREADY_RESOLVED  ALREADY_ENDED     ALREADY_ENDED
                    CloseIncident      UNKNOWN_INCIDENT  NOT_RESOLVED      Closed            ALREADY_ENDED     ALREADY_ENDED
                    ReopenIncident     UNKNOWN_INCIDENT  NOT_ENDED         Open              Open              Open
                    DismissIncident    UNKNOWN_INCIDENT  Dismissed         ALREADY_RESOLVED  ALREADY_ENDED     ALREADY_ENDED
                    """);

    private static final Table EVENTS =
            Table.of(
                    """
                                         Undeclared  Open       Resolved   Closed     Dismissed
                    IncidentDeclared     Open        corrupt    corrupt    corrupt    corrupt
                    IncidentReclassified corrupt     Open       Resolved   Closed     Dismissed
                    MilestoneReached     corrupt     Open       Resolved   Closed     Dismissed
                    ServiceTakenOffline  corrupt     Open       Resolved   Closed     Dismissed
                    SiteTakenOffline     corrupt     Open       Resolved   Closed     Dismissed
                    SiteReconnected      corrupt     Open       Resolved   Closed     Dismissed
                    DisruptionReported   corrupt     Open       Resolved   Closed     Dismissed
                    ServiceRestored      corrupt     Open       Resolved   Closed     Dismissed
                    DisruptionEnded      corrupt     Open       Resolved   Closed     Dismissed
                    StepPlanned          corrupt     Open       Resolved   Closed     Dismissed
                    StepStarted          corrupt     Open       Resolved   Closed     Dismissed
                    StepFinished         corrupt     Open       Resolved   Closed     Dismissed
                    WaveReleased         corrupt     Open       Resolved   Closed     Dismissed
                    RestorationConfirmed corrupt     Open       Resolved   Closed     Dismissed
                    RestorationDisputed  corrupt     Open       Resolved   Closed     Dismissed
                    WorkaroundActivated  corrupt     Open       Resolved   Closed     Dismissed
                    WorkaroundRetired    corrupt     Open       Resolved   Closed     Dismissed
                    ForecastRevised      corrupt     Open       Resolved   Closed     Dismissed
                    PartyEngaged         corrupt     Open       Resolved   Closed     Dismissed
                    PartyReleased        corrupt     Open       Resolved   Closed     Dismissed
                    DecisionRecorded     corrupt     Open       Resolved   Closed     Dismissed
                    RoleHandedOver       corrupt     Open       Resolved   Closed     Dismissed
                    RoleAccepted         corrupt     Open       Resolved   Closed     Dismissed
                    UpdateDrafted        corrupt     Open       Resolved   Closed     Dismissed
                    UpdateApproved       corrupt     Open       Resolved   Closed     Dismissed
                    UpdateReleased       corrupt     Open       Resolved   Closed     Dismissed
                    IncidentLinked       corrupt     Open       Resolved   Closed     Dismissed
                    UpdatePosted         corrupt     Open       Resolved   Closed     Dismissed
                    NoteLogged           corrupt     Open       Resolved   Closed     Dismissed
                    EntryCorrected       corrupt     Open       Resolved   Closed     Dismissed
                    EntryRetracted       corrupt     Open       Resolved   Closed     Dismissed
                    IncidentResolved     corrupt     Resolved   Resolved   Resolved   Resolved
                    IncidentClosed       corrupt     Closed     Closed     Closed     Closed
                    IncidentReopened     corrupt     Open       Open       Open       Open
                    IncidentDismissed    corrupt     Dismissed  Dismissed  Dismissed  Dismissed
                    """);

    @Test
    void every_command_and_every_event_has_its_row_and_every_state_its_column() {
        COMMANDS.requireComplete(IncidentCommand.class);
        EVENTS.requireComplete(IncidentEvent.class);
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @MethodSource
    void a_command_leads_to_a_state_or_is_refused(String command, String state, String outcome) {
        Story story = story(state);
        assertThat(outcomeOf(story, statement(command))).isEqualTo(outcome);
    }

    static Stream<Arguments> a_command_leads_to_a_state_or_is_refused() {
        return COMMANDS.cells();
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @MethodSource
    void an_event_leads_to_a_state_or_cannot_have_been_recorded(
            String event, String state, String outcome) {
        assertThat(outcomeOf(story(state).state(), event(event))).isEqualTo(outcome);
    }

    static Stream<Arguments> an_event_leads_to_a_state_or_cannot_have_been_recorded() {
        return EVENTS.cells();
    }

    private static String outcomeOf(Story story, IncidentStatement statement) {
        try {
            return story.then(statement).state().getClass().getSimpleName();
        } catch (CommandRefused refused) {
            return refused.refusal().code().name();
        }
    }

    private static String outcomeOf(Incident state, IncidentEvent event) {
        try {
            return Incident.evolve(state, event).getClass().getSimpleName();
        } catch (CorruptHistory corrupt) {
            return "corrupt";
        }
    }

    private static Story story(String state) {
        return switch (state) {
            case "Undeclared" -> Story.undeclared();
            case "Open" -> recovered();
            case "Resolved" -> recovered(resolved(at(13)));
            case "Closed" -> recovered(resolved(at(13)), closed(at(14)));
            case "Dismissed" -> recovered(dismissed(at(14)));
            default -> throw new IllegalArgumentException("no story that ends " + state);
        };
    }

    /** A service was out, bridged and restored; and then this. */
    private static Story recovered(IncidentStatement... statements) {
        return Story.of(
                        note(at(9)),
                        planned(at(9), "test", StepKind.TEST),
                        planned(at(9), "switch", StepKind.SWITCH_BACK),
                        off(at(9), KIM, AOK),
                        bridged(at(10), "fax", KIM, AOK),
                        unbridged(at(11), "fax", "switch", AOK),
                        backInWave(at(12), "wave-1", KIM, AOK),
                        engaged(at(9), "lka"),
                        handedOver(at(9), "lead", null, "p-1"),
                        drafted(at(9), "first", Audience.PUBLIC, "It is out."))
                .by(BEN)
                .among(new KnownLinks(Map.of(LinkDecisionTest.SECOND, List.of())))
                .then(statements);
    }

    /** The statement of each command that an open incident would take. */
    private static IncidentStatement statement(String command) {
        return STATEMENTS.stream()
                .filter(it -> it.command().getClass().getSimpleName().equals(command))
                .findFirst()
                .orElseThrow()
                .despite(ObjectionCode.values());
    }

    /** What an incident records when it takes all the statements. */
    private static IncidentEvent event(String event) {
        return RECORDED.stream()
                .filter(it -> it.getClass().getSimpleName().equals(event))
                .findFirst()
                .orElseThrow();
    }

    private static final List<IncidentStatement> STATEMENTS =
            List.of(
                    declaration(),
                    reclassified(at(15), Severity.LOW),
                    milestone(at(15), Milestone.CONTAINED),
                    off(at(15), EAU, AOK),
                    siteOff(at(15), MUNICH),
                    siteBack(at(15), MUNICH),
                    failed(at(15), EAU, AOK),
                    back(at(15), EAU, AOK),
                    transferred(at(15), EAU, AOK),
                    planned(at(15), "restart", StepKind.RESTART),
                    started(at(15), "test"),
                    finished(at(15), "test", StepResult.ABANDONED),
                    released(at(15), "wave-1"),
                    confirmed(at(15), KIM, AOK),
                    disputed(at(15), KIM, AOK),
                    bridged(at(15), "fax", KIM, AOK),
                    unbridged(between(11, 15), "fax", "switch", AOK),
                    expected(at(15), KIM, between(16, 20), AOK),
                    engaged(at(15), "bsi"),
                    releasedParty(at(15), "lka"),
                    decision(at(15), "off", "off", "on"),
                    handedOver(at(15), "deputy", null, "p-2"),
                    accepted(at(15), "lead", "p-1"),
                    drafted(at(15), "second", Audience.INTERNAL, "It is back."),
                    approved(at(15), "first"),
                    releasedAtOnce(at(15), "first"),
                    linked(LinkDecisionTest.SECOND, Relation.PART_OF),
                    said(new PostUpdate("still out"), at(15)),
                    note(at(15)),
                    correction(entry(1), note(at(10))),
                    retraction(entry(1)),
                    resolved(at(15)),
                    closed(at(15)),
                    reopened(at(15)),
                    dismissed(at(15)));

    private static final List<IncidentEvent> RECORDED =
            Stream.of("Undeclared", "Open", "Resolved")
                    .flatMap(state -> STATEMENTS.stream().flatMap(it -> recorded(state, it)))
                    .toList();

    private static Stream<IncidentEvent> recorded(String state, IncidentStatement statement) {
        try {
            return story(state).then(statement.despite(ObjectionCode.values())).events().stream();
        } catch (CommandRefused refused) {
            return Stream.empty();
        }
    }
}
