package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_WAVE;
import static io.incidentledger.api.refusal.RefusalCode.WAVE_RELEASED;

import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.RecoveryEvent;
import io.incidentledger.api.incident.RecoveryEvent.WaveReleased;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.NearestNames;
import io.incidentledger.command.incident.History.Placed;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** A wave is what restorations name, and is released once. */
final class WaveRules {
    private WaveRules() {}

    /** Why this cannot stand among the rest; null if it can. */
    static @Nullable Refusal against(WaveReleased event, History rest) {
        List<String> known =
                rest.standing(ServiceRestored.class).stream()
                        .map(restoration -> restoration.event().wave())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        if (!known.contains(event.wave())) {
            List<String> nearest = NearestNames.of(event.wave(), known.stream());
            return Refusal.because(
                            UNKNOWN_WAVE,
                            "No restoration of %s names the wave %s. %s",
                            rest.incident(),
                            event.wave(),
                            NearestNames.hint(nearest, "Record the restorations first."))
                    .at("/wave")
                    .orRather(nearest);
        }
        for (Placed<RecoveryEvent> other : rest.standing(RecoveryEvent.class)) {
            if (other.event() instanceof WaveReleased also && also.wave().equals(event.wave())) {
                return Refusal.because(
                        WAVE_RELEASED,
                        "The wave %s was released already, says %s.",
                        event.wave(),
                        rest.entryAt(other.place()));
            }
        }
        return null;
    }
}
