package io.incidentledger.command.incident;

import static io.incidentledger.api.incident.Audience.INTERNAL;
import static io.incidentledger.api.incident.Audience.PUBLIC;
import static io.incidentledger.command.incident.CommunicationStatements.drafted;
import static io.incidentledger.command.incident.CommunicationStatements.linked;
import static io.incidentledger.command.incident.CommunicationStatements.releasedAtOnce;
import static io.incidentledger.command.incident.IncidentFixtures.ANN;
import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.CATALOGUE;
import static io.incidentledger.command.incident.IncidentFixtures.EAU;
import static io.incidentledger.command.incident.IncidentFixtures.INCIDENT;
import static io.incidentledger.command.incident.IncidentFixtures.KIM;
import static io.incidentledger.command.incident.IncidentFixtures.MUNICH;
import static io.incidentledger.command.incident.IncidentFixtures.NOW;
import static io.incidentledger.command.incident.IncidentFixtures.SBK;
import static io.incidentledger.command.incident.IncidentFixtures.between;
import static io.incidentledger.command.incident.RecoveryStatements.backInWave;
import static io.incidentledger.command.incident.RecoveryStatements.bridged;
import static io.incidentledger.command.incident.RecoveryStatements.confirmed;
import static io.incidentledger.command.incident.RecoveryStatements.finished;
import static io.incidentledger.command.incident.RecoveryStatements.offBy;
import static io.incidentledger.command.incident.RecoveryStatements.planned;
import static io.incidentledger.command.incident.RecoveryStatements.released;
import static io.incidentledger.command.incident.RecoveryStatements.started;
import static io.incidentledger.command.incident.RecoveryStatements.unbridged;
import static io.incidentledger.command.incident.Statements.back;
import static io.incidentledger.command.incident.Statements.backFrom;
import static io.incidentledger.command.incident.Statements.closed;
import static io.incidentledger.command.incident.Statements.correction;
import static io.incidentledger.command.incident.Statements.declaration;
import static io.incidentledger.command.incident.Statements.dismissed;
import static io.incidentledger.command.incident.Statements.failed;
import static io.incidentledger.command.incident.Statements.following;
import static io.incidentledger.command.incident.Statements.milestone;
import static io.incidentledger.command.incident.Statements.note;
import static io.incidentledger.command.incident.Statements.off;
import static io.incidentledger.command.incident.Statements.reopened;
import static io.incidentledger.command.incident.Statements.report;
import static io.incidentledger.command.incident.Statements.resolved;
import static io.incidentledger.command.incident.Statements.retraction;
import static io.incidentledger.command.incident.Statements.siteBack;
import static io.incidentledger.command.incident.Statements.siteOff;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.Milestone;
import io.incidentledger.api.incident.Relation;
import io.incidentledger.api.incident.StepKind;
import io.incidentledger.api.incident.StepResult;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.command.incident.Incident.Declared;
import io.incidentledger.command.incident.Incident.Undeclared;
import io.incidentledger.command.incident.IncidentDecision.Decided;

import org.junit.jupiter.api.RepeatedTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Whatever is said, in whatever state: an answer, and a history that can be read back. */
class AnyCommandsTest {
    /** An incident that ends at once takes nothing more, and shows nothing. */
    private static final int WHILE_YOUNG = 10;

    private static final KnownLinks AMONG_OTHERS =
            new KnownLinks(Map.of(LinkDecisionTest.SECOND, List.of()));

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final List<IncidentEvent> recorded = new ArrayList<>();
    private final Circumstances given = new Circumstances(CATALOGUE, AMONG_OTHERS, ANN, NOW);
    private Incident state = Incident.undeclared(INCIDENT);
    private int accepted;

    @RepeatedTest(300)
    void lead_to_events_that_evolve_or_to_a_refusal_and_change_nothing_else() {
        carryOut(List.of(declaration()));
        for (int request = 0; request < 60; request++) {
            carryOut(request());
        }
        assertThat(accepted).as("seed %d: something was accepted", seed).isGreaterThan(5);
        assertThat(readBack()).as("seed %d", seed).isEqualTo(summary(state));
    }

    private void carryOut(List<IncidentStatement> request) {
        List<String> before = summary(state);
        List<Decided> decided;
        try {
            decided = IncidentDecision.decide(request, state, given);
            assertThat(IncidentDecision.decide(request, state, given))
                    .as("seed %d: the same answer", seed)
                    .isEqualTo(decided);
        } catch (CommandRefused refused) {
            decided = List.of();
        } catch (RuntimeException fault) {
            throw new AssertionError("seed %d: %s".formatted(seed, request), fault);
        }
        assertThat(summary(state)).as("seed %d: inputs stay", seed).isEqualTo(before);
        accepted += decided.size();
        for (Decided each : decided) {
            recorded.add(each.event());
            state = Incident.evolve(state, each.event());
        }
        assertThat(impossible()).as("seed %d: %s", seed, request).isEmpty();
    }

    private List<String> readBack() {
        Incident read = Incident.undeclared(INCIDENT);
        for (IncidentEvent event : recorded) {
            read = Incident.evolve(read, event);
        }
        return summary(read);
    }

    private List<Long> impossible() {
        History history = ((Declared) state).history();
        return history.pairs().stream()
                .flatMap(pair -> history.of(pair).impossible().stream())
                .toList();
    }

    private static List<String> summary(Incident state) {
        return switch (state) {
            case Undeclared undeclared -> List.of(undeclared.id().value());
            case Declared declared ->
                    Stream.concat(
                                    Stream.of(state.getClass() + " " + declared.history().size()),
                                    declared.history().pairs().stream()
                                            .map(
                                                    pair ->
                                                            pair
                                                                    + " "
                                                                    + declared.history()
                                                                            .of(pair)
                                                                            .disruptions())
                                            .sorted())
                            .toList();
        };
    }

    private List<IncidentStatement> request() {
        List<IncidentStatement> statements = new ArrayList<>();
        for (int count = random.nextInt(4); count >= 0; count--) {
            IncidentStatement said = statement(2);
            if (random.nextInt(4) == 0) {
                said = following(entry(), said);
            }
            statements.add(random.nextBoolean() ? said : said.despite(ObjectionCode.values()));
        }
        return statements;
    }

    private IncidentStatement statement(int depth) {
        ServiceId service = random.nextBoolean() ? EAU : KIM;
        TenantId tenant = random.nextBoolean() ? AOK : SBK;
        OccurredAt when = when();
        return switch (random.nextInt(depth > 0 ? 26 : 22)) {
            case 0, 1, 2 -> off(when, service, tenant);
            case 3 -> off(when, service, TenantSelection.everybody());
            case 4, 5 -> failed(when, service, tenant);
            case 6 -> report(when, DisruptionKind.LIMITED, Cause.ISOLATION, service, tenant);
            case 7, 8, 9 -> back(when, service, tenant);
            case 10 -> backFrom(null, when, service, TenantSelection.everybody());
            case 11 -> siteOff(when, MUNICH);
            case 12 -> siteBack(when, MUNICH);
            case 13, 14 -> recorded.size() < WHILE_YOUNG ? note(when) : step(when);
            case 15 -> milestone(when, Milestone.values()[random.nextInt(5)]);
            case 16, 17, 18, 19 -> recovery(when, service, tenant);
            case 20, 21 -> communication(when);
            case 22, 23, 24 -> correction(entry(), statement(depth - 1));
            default -> retraction(entry());
        };
    }

    private IncidentStatement recovery(OccurredAt when, ServiceId service, TenantId tenant) {
        String id = random.nextBoolean() ? "one" : "two";
        return switch (random.nextInt(9)) {
            case 0 -> planned(when, id, StepKind.values()[random.nextInt(3)]);
            case 1 -> started(when, id);
            case 2 -> finished(when, id, StepResult.values()[random.nextInt(3)]);
            case 3 -> offBy(when, Cause.RECOVERY_STEP, id, service, tenant);
            case 4 -> backInWave(when, id, service, tenant);
            case 5 -> released(when, id);
            case 6 -> confirmed(when, service, tenant);
            case 7 -> bridged(when, id, service, tenant);
            default -> unbridged(when, id, random.nextBoolean() ? "one" : "two", tenant);
        };
    }

    private IncidentStatement communication(OccurredAt when) {
        String id = random.nextBoolean() ? "one" : "two";
        return switch (random.nextInt(4)) {
            case 0 -> drafted(when, id, random.nextBoolean() ? INTERNAL : PUBLIC, "words");
            case 1 -> CommunicationStatements.approved(when, id);
            case 2 -> releasedAtOnce(when, id);
            default -> linked(LinkDecisionTest.SECOND, Relation.values()[random.nextInt(3)]);
        };
    }

    private IncidentStatement step(OccurredAt when) {
        return switch (random.nextInt(4)) {
            case 0 -> resolved(when);
            case 1 -> closed(when);
            case 2 -> reopened(when);
            default -> dismissed(when);
        };
    }

    private OccurredAt when() {
        int earliest = 8 + random.nextInt(12);
        return between(earliest, earliest + (random.nextBoolean() ? 0 : random.nextInt(4)));
    }

    private EntryId entry() {
        return random.nextInt(4) == 0
                ? IncidentFixtures.sameRequest(random.nextInt(3))
                : IncidentFixtures.entry(random.nextInt(recorded.size() + 1));
    }
}
