package io.incidentledger.command.incident;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Bridge;
import io.incidentledger.api.incident.Disruption;

import java.util.List;

/** What a fold comes to, in the words of {@link TrueHistory}; sorted. */
final class FoldedText {
    private FoldedText() {}

    static List<String> intervals(List<Disruption> disruptions) {
        return disruptions.stream().map(FoldedText::interval).sorted().toList();
    }

    static List<String> bridges(List<Bridge> bridges) {
        return bridges.stream().map(FoldedText::bridge).sorted().toList();
    }

    static String of(OccurredAt at) {
        return at.earliest() + "/" + at.latest();
    }

    private static String interval(Disruption disruption) {
        StringBuilder text = new StringBuilder(disruption.cause().cause().name());
        text.append(disruption.repeated() ? " again" : "");
        disruption.phases().forEach(it -> text.append(" " + it.kind() + "@" + of(it.from())));
        Disruption.Ending ending = disruption.ending();
        return ending == null
                ? text + " open"
                : text + (ending.restoration() ? " restored " : " ended ") + of(ending.at());
    }

    private static String bridge(Bridge bridge) {
        Disruption.Ending ending = bridge.ending();
        return "%s %s %s"
                .formatted(
                        bridge.workaround(),
                        of(bridge.from()),
                        ending == null ? "active" : of(ending.at()));
    }
}
