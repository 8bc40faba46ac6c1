package io.incidentledger.command.investigation;

import static io.incidentledger.command.investigation.Found.NO_OUTFLOW;
import static io.incidentledger.command.investigation.Found.OUTFLOW;
import static io.incidentledger.command.investigation.Found.confirmation;
import static io.incidentledger.command.investigation.Found.disk;
import static io.incidentledger.command.investigation.Found.finding;
import static io.incidentledger.command.investigation.Found.handOver;
import static io.incidentledger.command.investigation.Found.hold;
import static io.incidentledger.command.investigation.Found.release;
import static io.incidentledger.command.investigation.Found.successor;
import static io.incidentledger.command.investigation.InvestigationStory.correction;
import static io.incidentledger.command.investigation.InvestigationStory.retraction;
import static io.incidentledger.command.investigation.InvestigationStory.said;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.investigation.InvestigationCommand;
import io.incidentledger.api.investigation.InvestigationEvent;
import io.incidentledger.api.investigation.InvestigationStatement;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.command.sidestream.Entries;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every command, and every event, in every situation of what it is about. */
class InvestigationTableTest {
    private static final List<List<String>> COMMANDS =
            """
            .                Nothing            Begun                        Over                         Retracted
            RegisterEvidence EvidenceRegistered ID_TAKEN                     ID_TAKEN                     EvidenceRegistered
            HandOverEvidence UNKNOWN_EVIDENCE   EvidenceHandedOver           EvidenceHandedOver           UNKNOWN_EVIDENCE
            ConfirmCustody   UNKNOWN_EVIDENCE   CustodyConfirmed             CustodyConfirmed             UNKNOWN_EVIDENCE
            StateFinding     FindingStated      ID_TAKEN                     ID_TAKEN                     FindingStated
            SupersedeFinding UNKNOWN_FINDING    FindingSuperseded            ID_TAKEN                     UNKNOWN_FINDING
            PlaceLegalHold   LegalHoldPlaced    LEGAL_HOLD_IN_PLACE          LegalHoldPlaced              LegalHoldPlaced
            ReleaseLegalHold NO_LEGAL_HOLD      LegalHoldReleased            NO_LEGAL_HOLD                NO_LEGAL_HOLD
            CorrectEntry     UNKNOWN_ENTRY      InvestigationEntryCorrected  InvestigationEntryCorrected  InvestigationEntryCorrected
            RetractEntry     UNKNOWN_ENTRY      InvestigationEntryRetracted  OBJECTED                     OBJECTED
            """
                    .lines()
                    .map(line -> List.of(line.strip().split(" +")))
                    .toList();

    private static final List<InvestigationStatement> BEGINNING =
            List.of(said(finding(NO_OUTFLOW, "lka")), said(disk()), said(hold()));

    private static final List<InvestigationStatement> END =
            List.of(
                    said(successor(NO_OUTFLOW, OUTFLOW, "lka")),
                    said(handOver("lka", "expert")),
                    said(confirmation("expert", null)),
                    said(release()));

    private static final List<InvestigationStatement> AMENDMENTS =
            List.of(
                    correction(0, said(3, finding(NO_OUTFLOW, "lka"))),
                    retraction(0).despite(ObjectionCode.NOTHING_CHANGES));

    private static final List<InvestigationStatement> STATEMENTS =
            Stream.of(BEGINNING, END, List.of(AMENDMENTS.getFirst(), retraction(0)))
                    .flatMap(List::stream)
                    .toList();

    @Test
    void every_command_has_its_row() {
        assertThat(COMMANDS.stream().skip(1).map(List::getFirst))
                .containsExactlyInAnyOrderElementsOf(leaves(InvestigationCommand.class));
    }

    @ParameterizedTest(name = "{0} when {1}: {2}")
    @MethodSource
    void a_command_is_recorded_or_refused(String command, String situation, String outcome) {
        InvestigationStatement statement =
                STATEMENTS.stream()
                        .filter(it -> it.command().getClass().getSimpleName().equals(command))
                        .findFirst()
                        .orElseThrow();
        assertThat(outcomeOf(story(situation), statement)).isEqualTo(outcome);
    }

    static Stream<Arguments> a_command_is_recorded_or_refused() {
        return COMMANDS.stream()
                .skip(1)
                .flatMap(
                        row ->
                                IntStream.range(1, row.size())
                                        .mapToObj(
                                                column ->
                                                        Arguments.of(
                                                                row.getFirst(),
                                                                COMMANDS.getFirst().get(column),
                                                                row.get(column))));
    }

    /** What stands is one more after a fact, as many after a correction, one less otherwise. */
    @ParameterizedTest
    @MethodSource
    void every_event_is_kept_in_every_situation(String situation, InvestigationEvent event) {
        Entries<InvestigationEvent> before = story(situation).entries();
        Entries<InvestigationEvent> after = before.plus(event);
        assertThat(after.size()).isEqualTo(before.size() + 1);
        assertThat(after.recorded(before.size())).isEqualTo(event);
        int more =
                event.amends() == null
                        ? 1
                        : (event.replacement() == null ? 0 : 1)
                                - (before.effective(event.amends().sequence()) == null ? 0 : 1);
        assertThat(after.standing()).hasSize(before.standing().size() + more);
    }

    static Stream<Arguments> every_event_is_kept_in_every_situation() {
        List<InvestigationEvent> events =
                story("Over")
                        .then(
                                AMENDMENTS.getFirst(),
                                retraction(2).despite(ObjectionCode.CONTRADICTS_ENTRY))
                        .events();
        assertThat(events.stream().map(it -> it.getClass().getSimpleName()))
                .containsAll(leaves(InvestigationEvent.class));
        return Stream.of("Nothing", "Begun", "Over", "Retracted")
                .flatMap(
                        situation ->
                                events.stream()
                                        // Where nothing is, nothing is amended.
                                        .filter(
                                                event ->
                                                        event.amends() == null
                                                                || !situation.equals("Nothing"))
                                        .map(event -> Arguments.of(situation, event)));
    }

    private static InvestigationStory story(String situation) {
        InvestigationStory story = InvestigationStory.of();
        return switch (situation) {
            case "Nothing" -> story;
            case "Begun" -> told(story, BEGINNING);
            case "Over" -> told(told(story, BEGINNING), END);
            case "Retracted" ->
                    told(story, BEGINNING).then(retraction(0), retraction(1), retraction(2));
            default -> throw new IllegalArgumentException("no such situation: " + situation);
        };
    }

    private static InvestigationStory told(
            InvestigationStory story, List<InvestigationStatement> statements) {
        return story.then(statements.toArray(InvestigationStatement[]::new));
    }

    private static String outcomeOf(InvestigationStory story, InvestigationStatement statement) {
        try {
            return story.then(statement).events().getLast().getClass().getSimpleName();
        } catch (CommandRefused refused) {
            return refused.refusal().code().name();
        }
    }

    private static Set<String> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(subtype -> leaves(subtype).stream())
                        .collect(Collectors.toSet())
                : Set.of(type.getSimpleName());
    }
}
