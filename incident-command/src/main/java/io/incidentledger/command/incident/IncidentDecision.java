package io.incidentledger.command.incident;

import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.command.judgement.Verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Decides what a request records about one incident: all of its statements or none. They are taken
 * in turn, and what stands against them is judged on the end state, so that corrections which need
 * each other can go together.
 */
final class IncidentDecision {
    /** An event, and the statement that it comes from. */
    record Decided(IncidentStatement statement, IncidentEvent event) {}

    private final List<IncidentStatement> statements;
    private final Circumstances given;

    private IncidentDecision(List<IncidentStatement> statements, Circumstances given) {
        this.statements = statements;
        this.given = given;
    }

    /**
     * The events to record, in order; one command is a request of one statement.
     *
     * @param given what it knows beside the incident
     * @throws CommandRefused if a statement is refused, or objected to and not overridden
     */
    static List<Decided> decide(
            List<IncidentStatement> statements, Incident state, Circumstances given) {
        IncidentDecision decision = new IncidentDecision(statements, given);
        Run unopposed = decision.run(state, statements.stream().map(_ -> Verdict.CLEAR).toList());
        List<Verdict> verdicts = decision.judge(state, unopposed);
        boolean opposed = verdicts.stream().anyMatch(verdict -> !verdict.recorded().isEmpty());
        return opposed ? decision.run(state, verdicts).decided() : unopposed.decided();
    }

    /**
     * One pass over the statements.
     *
     * @param states the states before each statement, and the one at the end
     */
    private record Run(List<Decided> decided, List<Incident> states, List<Integer> counts) {}

    private Run run(Incident state, List<Verdict> verdicts) {
        List<Decided> decided = new ArrayList<>();
        List<Incident> states = new ArrayList<>(List.of(state));
        List<Integer> counts = new ArrayList<>();
        List<Long> batch = new ArrayList<>();
        for (int index = 0; index < statements.size(); index++) {
            IncidentStatement statement = statements.get(index);
            Incident before = states.getLast();
            batch.add(sequence(before));
            Proposal proposal = new Proposal(given, List.copyOf(batch.subList(0, index)), false);
            List<Objection> objections = verdicts.get(index).recorded();
            List<IncidentEvent> events =
                    pointed(
                            index,
                            () ->
                                    proposal.of(
                                            before,
                                            statement.command(),
                                            statement.asserted(),
                                            objections));
            Incident after = before;
            for (IncidentEvent event : events) {
                after = Incident.evolve(after, event);
                decided.add(new Decided(statement, event));
            }
            counts.add(events.size());
            states.add(after);
        }
        return new Run(decided, states, counts);
    }

    private List<Verdict> judge(Incident state, Run run) {
        Contradictions contradictions =
                new Contradictions(history(state), history(run.states().getLast()));
        List<Verdict> verdicts = new ArrayList<>();
        int first = 0;
        for (int index = 0; index < statements.size(); index++) {
            int count = run.counts().get(index);
            List<IncidentEvent> events =
                    run.decided().subList(first, first + count).stream()
                            .map(Decided::event)
                            .toList();
            first += count;
            Incident before = run.states().get(index);
            IncidentStatement statement = statements.get(index);
            verdicts.add(
                    pointed(
                            index,
                            () -> {
                                Verdict verdict =
                                        contradictions.of(
                                                events, sequence(before), history(before));
                                verdict.require(statement.despite());
                                return verdict;
                            }));
        }
        return verdicts;
    }

    /** A refusal says which of several commands it is about. */
    private <T> T pointed(int index, Supplier<T> step) {
        try {
            return step.get();
        } catch (CommandRefused refused) {
            throw statements.size() == 1 ? refused : refused.inCommand(index);
        }
    }

    private static long sequence(Incident state) {
        return history(state).size();
    }

    private static History history(Incident state) {
        return switch (state) {
            case Incident.Undeclared undeclared -> History.of(undeclared.id());
            case Incident.Declared declared -> declared.history();
        };
    }
}
