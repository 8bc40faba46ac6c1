package io.incidentledger.canary.api;

import io.incidentledger.api.incident.IncidentId;

import org.springframework.beans.factory.annotation.Autowired;

/** A contract that knows a framework, a catalogue that knows an incident, and a bad name. */
@org.jspecify.annotations.NullUnmarked
class ContractHelper {
    @Autowired IncidentId incident;
}
