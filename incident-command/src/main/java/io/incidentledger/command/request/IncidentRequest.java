package io.incidentledger.command.request;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.IncidentStatement;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Statements about one incident, to be recorded together or not at all.
 *
 * @param incident null to declare a new one; the only statement is then the declaration
 * @param statements at least one
 * @param context the circumstances
 */
public record IncidentRequest(
        @Nullable IncidentId incident, List<IncidentStatement> statements, RequestContext context) {
    /** Copies the statements. */
    public IncidentRequest {
        statements = List.copyOf(statements);
    }
}
