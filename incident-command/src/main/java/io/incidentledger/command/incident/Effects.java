package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.ALREADY_DISRUPTED;
import static io.incidentledger.api.fact.ObjectionCode.CAUSE_NOT_OPEN;
import static io.incidentledger.api.fact.ObjectionCode.CONTRADICTS_ENTRY;
import static io.incidentledger.api.fact.ObjectionCode.MILESTONE_ORDER;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_CHANGES;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_TO_BRIDGE;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_TO_END;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_TO_RESTORE;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_TO_RETIRE;
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
import io.incidentledger.api.incident.PairHistory.Effect;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** What is objected to a fact because of what it does, or fails to do, to its pair or site. */
final class Effects {
    private Effects() {}

    /**
     * How a fact with this effect contradicts the others, if it does. Inferred facts repeat without
     * objection.
     *
     * @param effect null for a fact that does not stand
     */
    static Optional<ObjectionCode> contradiction(@Nullable Effect effect, IncidentEvent event) {
        boolean inferred = event instanceof ServiceTakenOffline off && off.inferredFrom() != null;
        if (effect == null || inferred) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (effect) {
                    case OPENED ->
                            event instanceof DisruptionReported report
                                            && report.cause().isDeliberate()
                                    ? CAUSE_NOT_OPEN
                                    : null;
                    case CHANGED_NOTHING ->
                            event instanceof SiteEvent ? SITE_ALREADY_OFF : ALREADY_DISRUPTED;
                    case CLOSED_NOTHING -> nothingClosed(event);
                    case BRIDGED_NOTHING -> NOTHING_TO_BRIDGE;
                    case RETIRED_NOTHING -> NOTHING_TO_RETIRE;
                    case CHANGED_KIND, CLOSED, BRIDGED, RETIRED -> null;
                });
    }

    private static ObjectionCode nothingClosed(IncidentEvent event) {
        if (event instanceof SiteEvent) {
            return SITE_NOT_OFF;
        }
        return event instanceof DisruptionEnded ? NOTHING_TO_END : NOTHING_TO_RESTORE;
    }

    /** The same for people. */
    static Objection objection(ObjectionCode code, List<String> about, Clocks clocks) {
        String sentence =
                switch (code) {
                    case ALREADY_DISRUPTED ->
                            "At %s %s is already out like that, by the same cause.";
                    case CAUSE_NOT_OPEN ->
                            "At %s no disruption by that deliberate cause is open for %s.";
                    case NOTHING_TO_RESTORE ->
                            "At %s nothing of %s is out that this could restore.";
                    case NOTHING_TO_END -> "At %s nothing of %s is open that this could end.";
                    case NOTHING_TO_BRIDGE ->
                            "At %s nothing of %s is out that this workaround does not bridge.";
                    case NOTHING_TO_RETIRE -> "At %s the workaround is not active for %s.";
                    case SITE_ALREADY_OFF -> "At %s %s is off already.";
                    case SITE_NOT_OFF -> "At %s %s is not off.";
                    case ORDER_AMBIGUOUS, MILESTONE_ORDER, NOTHING_CHANGES, CONTRADICTS_ENTRY ->
                            throw new IllegalArgumentException(code + " is no effect");
                };
        String names = String.join(", ", about);
        return new Objection(code, sentence.formatted(time(clocks.occurredAt()), names), about);
    }

    /** A time for people: its bounds, or the one moment. */
    static String time(OccurredAt at) {
        return at.isExact()
                ? at.earliest().toString()
                : "%s to %s".formatted(at.earliest(), at.latest());
    }
}
