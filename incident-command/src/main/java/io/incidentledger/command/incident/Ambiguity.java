package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.ORDER_AMBIGUOUS;

import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.incident.PairHistory;
import io.incidentledger.command.judgement.Verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Collects where facts meet others, and nothing says which came first. */
final class Ambiguity {
    /** As many as somebody can look up at three in the morning. */
    private static final int NAMED = 5;

    private final History history;
    private final List<String> about = new ArrayList<>();
    private final Set<Long> others = new TreeSet<>();

    Ambiguity(History history) {
        this.history = history;
    }

    /** Looks at a fact among the others of its pair or site. */
    void look(PairHistory folded, long place, Object subject) {
        if (folded.effectOf(place) != null) {
            List<Long> meets = folded.ambiguousWith(place);
            if (!meets.isEmpty()) {
                others.addAll(meets);
                about.add(subject.toString());
            }
        }
    }

    /** An objection that always stands: without {@code despite} no position decides. */
    Verdict verdict(Clocks clocks) {
        if (about.isEmpty()) {
            return Verdict.CLEAR;
        }
        String named =
                others.stream()
                        .limit(NAMED)
                        .map(place -> history.entryAt(place).toString())
                        .collect(Collectors.joining(", "));
        return Verdict.against(
                List.of(
                        new Objection(
                                ORDER_AMBIGUOUS,
                                "The time %s meets that of %s%s about %s, and nothing says which"
                                                .formatted(
                                                        Effects.time(clocks.occurredAt()),
                                                        named,
                                                        others.size() > NAMED ? " and others" : "",
                                                        String.join(", ", about))
                                        + " came first: name the earlier one in follows.",
                                about)));
    }
}
