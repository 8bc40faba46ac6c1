package io.incidentledger.query.recovery;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Cause;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One service for one tenant that the incident has disrupted.
 *
 * @param state the worst that may be
 * @param certain so whatever the exact times were
 * @param since when it has been so
 * @param causes of what may be open, in the order in which it began
 * @param workarounds the ids of those that may be active; none for somebody who is bound
 * @param restored the last restoration; null if there was none
 * @param answer what the tenant last said of it; null if nothing
 * @param reDisrupted disrupted again after a restoration, whatever it is now
 */
record MatrixCell(
        ServiceId service,
        TenantId tenant,
        State state,
        boolean certain,
        OccurredAt since,
        List<Why> causes,
        List<String> workarounds,
        @Nullable Restored restored,
        @Nullable Answered answer,
        boolean reDisrupted) {
    /** How a pair is, worst first. */
    enum State {
        OFFLINE,
        LIMITED,
        WORKAROUND,
        RESTORED,
        /** Given up or handed over. */
        ENDED
    }

    /**
     * Why it is out.
     *
     * @param causeOf the service or step that the cause names
     */
    record Why(Cause cause, @Nullable String causeOf) {}

    /**
     * A restoration.
     *
     * @param wave the wave that it names
     * @param released whether that wave was released
     */
    record Restored(String entry, OccurredAt at, @Nullable String wave, boolean released) {}

    /** What a tenant said of a restoration. */
    record Answered(boolean confirmed, String entry, OccurredAt at) {}
}
