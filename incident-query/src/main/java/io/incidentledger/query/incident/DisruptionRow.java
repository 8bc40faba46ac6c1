package io.incidentledger.query.incident;

import io.incidentledger.api.incident.CauseKey;
import io.incidentledger.query.incident.Subject.Pair;

/**
 * One phase of a disruption of one pair.
 *
 * @param inferred whether it was inferred from a site
 */
record DisruptionRow(String incident, Pair pair, PhaseRow phase, boolean inferred) {
    /** What tells current rows apart. */
    record Key(String incident, Pair pair, long openedBy, long startedBy) {}

    Key key() {
        return new Key(incident, pair, phase.openedBy(), phase.startedBy());
    }

    /** The same, without what its cause names. */
    DisruptionRow withoutCauseOf() {
        return new DisruptionRow(
                incident, pair, phase.by(new CauseKey(phase.cause().cause(), null)), inferred);
    }
}
