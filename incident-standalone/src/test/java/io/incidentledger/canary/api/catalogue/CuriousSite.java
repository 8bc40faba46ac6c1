package io.incidentledger.canary.api.catalogue;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.canary.api.ContractHelper;

/** A catalogue that knows an incident, and a circle of packages. */
@org.jspecify.annotations.NullUnmarked
public class CuriousSite {
    IncidentId incident;
    ContractHelper helper;
}
