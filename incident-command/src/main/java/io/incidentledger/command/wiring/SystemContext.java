package io.incidentledger.command.wiring;

import com.fasterxml.uuid.Generators;

import io.incidentledger.command.request.RequestContext;
import io.incidentledger.wire.actor.Actor;

import java.util.Set;
import java.util.UUID;

/**
 * What the system does by itself, such as opening the catalogue, is done by an actor of its own.
 */
final class SystemContext {
    private static final Actor SYSTEM = new Actor("urn:incident-ledger", "system", Set.of());

    private SystemContext() {}

    /** The circumstances of one more request. */
    static RequestContext fresh() {
        UUID command = Generators.timeBasedEpochGenerator().generate();
        String trace = "00-%s-0000000000000001-00".formatted(command.toString().replace("-", ""));
        return new RequestContext(SYSTEM, command, command.toString(), null, trace, null, null);
    }
}
