package io.incidentledger.command.incident;

import io.incidentledger.api.incident.CommunicationEvent;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.RecoveryEvent;
import io.incidentledger.api.incident.RecoveryEvent.RestorationAnswer;
import io.incidentledger.api.incident.RecoveryEvent.StepEvent;
import io.incidentledger.api.incident.RecoveryEvent.WaveReleased;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundEvent;
import io.incidentledger.api.incident.ResponseEvent;
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
            case WaveReleased wave -> WaveRules.against(wave, rest);
            case RestorationAnswer answer -> RestorationRules.against(answer, rest);
            case WorkaroundEvent workaround -> new WorkaroundRules(rest).against(workaround);
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
        for (Placed<ResponseEvent> entry : history.standing(ResponseEvent.class)) {
            if (ResponseRules.against(entry.event(), history.without(entry.place())) != null) {
                found.add(entry.place());
            }
        }
        for (Placed<CommunicationEvent> entry : history.standing(CommunicationEvent.class)) {
            if (UpdateRules.isBroken(entry.event(), history)) {
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
