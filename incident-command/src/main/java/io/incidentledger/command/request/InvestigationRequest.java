package io.incidentledger.command.request;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.investigation.InvestigationStatement;

import java.util.List;

/**
 * Statements about the investigation of one incident, to be recorded together or not at all.
 *
 * @param incident the incident
 * @param statements at least one
 * @param context the circumstances
 */
public record InvestigationRequest(
        IncidentId incident, List<InvestigationStatement> statements, RequestContext context) {
    /** Copies the statements. */
    public InvestigationRequest {
        statements = List.copyOf(statements);
    }
}
