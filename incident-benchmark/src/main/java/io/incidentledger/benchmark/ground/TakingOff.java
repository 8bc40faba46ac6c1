package io.incidentledger.benchmark.ground;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.benchmark.load.Operation;
import io.incidentledger.command.request.IncidentDesk;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes one service after the other off, in all of some incidents before the next one in any: each
 * incident grows slowly, and none is asked twice at once.
 *
 * @param desk takes the commands
 * @param first the number of the first incident
 * @param incidents how many
 * @param done how many were taken off or are being
 */
record TakingOff(IncidentDesk desk, int first, int incidents, AtomicLong done)
        implements Operation {
    TakingOff(IncidentDesk desk, int first, int incidents) {
        this(desk, first, incidents, new AtomicLong());
    }

    @Override
    public void run(int client, long turn) {
        long next = done.getAndIncrement();
        if (next >= (long) incidents * Catalogue.SERVICES) {
            throw new IllegalStateException("Every service of every incident is off");
        }
        int incident = first + (int) (next % incidents);
        Requests.takeOff(
                desk,
                new IncidentId(StoredIncidents.name(incident)),
                Catalogue.service((int) (next / incidents)));
    }
}
