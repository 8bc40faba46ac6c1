package io.incidentledger.command.incident;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Disruption;
import io.incidentledger.api.incident.PairHistory;

import java.util.List;
import java.util.stream.Stream;

/** What is not normal at a time, or has not become so since. */
final class StillOut {
    private StillOut() {}

    /** The pairs and sites that are out at that time or never came back, sorted. */
    static List<String> at(History history, OccurredAt moment) {
        Stream<String> pairs =
                history.pairs().stream()
                        .filter(pair -> isOut(history.of(pair), moment))
                        .map(Pair::toString);
        Stream<String> sites =
                history.sites().stream()
                        .filter(site -> isOut(history.of(site), moment))
                        .map(site -> "site " + site);
        return Stream.concat(pairs, sites).sorted().toList();
    }

    private static boolean isOut(PairHistory history, OccurredAt moment) {
        return history.disruptions().stream().anyMatch(it -> isOut(it, moment));
    }

    private static boolean isOut(Disruption disruption, OccurredAt moment) {
        Disruption.Ending ending = disruption.ending();
        return ending == null
                || (moment.certainlyBefore(ending.at())
                        && !moment.certainlyBefore(disruption.start()));
    }
}
