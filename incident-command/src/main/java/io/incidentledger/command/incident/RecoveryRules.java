package io.incidentledger.command.incident;

import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.RecoveryEvent;
import io.incidentledger.api.incident.RecoveryEvent.StepEvent;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.incident.History.Placed;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/** What entries about the recovery need of the others. */
final class RecoveryRules {
    private RecoveryRules() {}

    /**
     * Why this cannot stand among the rest; null if it can.
     *
     * @param rest the history without it
     */
    static @Nullable Refusal against(RecoveryEvent event, History rest) {
        return switch (event) {
            case StepEvent step -> new StepRules(rest).against(step);
        };
    }

    /** The places of standing entries that lack something they need. */
    static Set<Long> broken(History history) {
        Set<Long> found = new HashSet<>();
        for (Placed<RecoveryEvent> entry : history.standing(RecoveryEvent.class)) {
            if (against(entry.event(), history.without(entry.place())) != null) {
                found.add(entry.place());
            }
        }
        CauseRules causes = new CauseRules(history);
        for (long place = 0; place < history.size(); place++) {
            IncidentEvent event = history.effective(place);
            if (event != null && causes.isBroken(event)) {
                found.add(place);
            }
        }
        return found;
    }
}
