package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.ALREADY_DISRUPTED;
import static io.incidentledger.api.fact.ObjectionCode.CAUSE_NOT_OPEN;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_TO_END;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_TO_RESTORE;
import static io.incidentledger.api.fact.ObjectionCode.ORDER_AMBIGUOUS;
import static io.incidentledger.api.fact.ObjectionCode.SITE_ALREADY_OFF;
import static io.incidentledger.api.fact.ObjectionCode.SITE_NOT_OFF;

import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.DisruptionEnded;
import io.incidentledger.api.incident.IncidentEvent.DisruptionReported;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.IncidentEvent.SiteEvent;
import io.incidentledger.api.incident.PairHistory;
import io.incidentledger.api.incident.PairHistory.Effect;

import java.util.ArrayList;
import java.util.List;

/** What is objected to a fact because of what it does, or fails to do, to its pair or site. */
final class Effects {
    private Effects() {}

    /** The objections against the fact at a place; inferred facts repeat without objection. */
    static List<ObjectionCode> against(PairHistory history, long place, IncidentEvent event) {
        Effect effect = history.effectOf(place);
        boolean inferred = event instanceof ServiceTakenOffline off && off.inferredFrom() != null;
        if (effect == null || inferred) {
            return List.of();
        }
        List<ObjectionCode> codes = new ArrayList<>();
        if (!history.ambiguousWith(place).isEmpty()) {
            codes.add(ORDER_AMBIGUOUS);
        }
        switch (effect) {
            case OPENED -> {
                if (event instanceof DisruptionReported report && report.cause().isDeliberate()) {
                    codes.add(CAUSE_NOT_OPEN);
                }
            }
            case CHANGED_NOTHING ->
                    codes.add(event instanceof SiteEvent ? SITE_ALREADY_OFF : ALREADY_DISRUPTED);
            case CLOSED_NOTHING ->
                    codes.add(
                            event instanceof SiteEvent
                                    ? SITE_NOT_OFF
                                    : event instanceof DisruptionEnded
                                            ? NOTHING_TO_END
                                            : NOTHING_TO_RESTORE);
            case CHANGED_KIND, CLOSED -> {}
        }
        return codes;
    }

    /** The same for people. */
    static Objection objection(ObjectionCode code, List<String> about, Clocks clocks) {
        String names = String.join(", ", about);
        String at = time(clocks.occurredAt());
        String sentence =
                switch (code) {
                    case ALREADY_DISRUPTED ->
                            "At %s %s is already out like that, by the same cause."
                                    .formatted(at, names);
                    case CAUSE_NOT_OPEN ->
                            "At %s no disruption by that deliberate cause is open for %s."
                                    .formatted(at, names);
                    case NOTHING_TO_RESTORE ->
                            "At %s nothing of %s is out that this could restore."
                                    .formatted(at, names);
                    case NOTHING_TO_END ->
                            "At %s nothing of %s is open that this could end.".formatted(at, names);
                    case ORDER_AMBIGUOUS ->
                            "The time %s overlaps that of another entry about %s, and nothing says"
                                            .formatted(at, names)
                                    + " which came first: name it in follows.";
                    case SITE_ALREADY_OFF -> "At %s %s is off already.".formatted(at, names);
                    case SITE_NOT_OFF -> "At %s %s is not off.".formatted(at, names);
                    case MILESTONE_ORDER, NOTHING_CHANGES, CONTRADICTS_ENTRY ->
                            throw new IllegalArgumentException(code + " is not about a pair");
                };
        return new Objection(code, sentence, about);
    }

    private static String time(OccurredAt at) {
        return at.isExact()
                ? at.earliest().toString()
                : "%s to %s".formatted(at.earliest(), at.latest());
    }
}
