package io.incidentledger.command.intake;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.incident.RehearsedIncident;
import io.incidentledger.command.request.Idempotency;
import io.incidentledger.command.request.Recorded;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a dry run remembers: the incidents that lines were last about, up to {@link #LARGEST} bytes
 * of events, and everything about the catalogue. The incident that was silent for longest is
 * forgotten first, with its lines; a file that goes through its incidents one by one needs few.
 */
final class RehearsedScenes {
    /** Bytes of events as JSON; in memory about three times as much. */
    static final long LARGEST = 16L << 20;

    /** What a line is taken to need beside the events. */
    private static final long PER_LINE = 500;

    private final long largest;
    private final Map<String, Scene> scenes = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Line> lines = new HashMap<>();
    private long bytes;

    RehearsedScenes() {
        this(LARGEST);
    }

    RehearsedScenes(long largest) {
        this.largest = largest;
    }

    /** One stream, and the references of the lines about it. */
    private static final class Scene {
        private final @Nullable RehearsedIncident incident;
        private final Set<String> refs = new HashSet<>();
        private long bytes;

        Scene(@Nullable RehearsedIncident incident) {
            this.incident = incident;
        }

        /** By how much it has grown since this was last asked. */
        long growth() {
            long before = bytes;
            bytes = refs.size() * PER_LINE + (incident == null ? 0 : incident.bytes());
            return bytes - before;
        }
    }

    /**
     * A line that was tried.
     *
     * @param sha256 of what it said
     * @param recorded what it would have recorded
     */
    record Line(String sha256, Recorded recorded) {
        Recorded again(@Nullable Idempotency now) {
            if (now == null || !now.sha256().equals(sha256)) {
                throw new CommandRefused(
                        Refusal.because(
                                RefusalCode.IDEMPOTENCY_KEY_REUSED,
                                "An earlier line has this reference and says something else."));
            }
            return recorded.again();
        }
    }

    /** The incident of a stream; null if it is not remembered. */
    @Nullable RehearsedIncident incident(String stream) {
        Scene scene = scenes.get(stream);
        return scene == null ? null : scene.incident;
    }

    Optional<Line> line(String ref) {
        return Optional.ofNullable(lines.get(ref));
    }

    /**
     * Remembers a line.
     *
     * @param incident what it is about; null for the catalogue
     */
    void add(
            String stream,
            @Nullable RehearsedIncident incident,
            @Nullable Idempotency idempotency,
            Recorded recorded) {
        Scene scene = scenes.computeIfAbsent(stream, _ -> new Scene(incident));
        if (idempotency != null) {
            scene.refs.add(idempotency.key());
            lines.put(idempotency.key(), new Line(idempotency.sha256(), recorded));
        }
        bytes += scene.growth();
        forget(stream);
    }

    /** Never the one at hand, and never the catalogue. */
    private void forget(String atHand) {
        Iterator<Map.Entry<String, Scene>> eldest = scenes.entrySet().iterator();
        while (bytes > largest && eldest.hasNext()) {
            Map.Entry<String, Scene> scene = eldest.next();
            if (!scene.getKey().equals(atHand) && scene.getValue().incident != null) {
                bytes -= scene.getValue().bytes;
                scene.getValue().refs.forEach(lines::remove);
                eldest.remove();
            }
        }
    }
}
