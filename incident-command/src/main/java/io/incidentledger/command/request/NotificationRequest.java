package io.incidentledger.command.request;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.notification.NotificationStatement;

import java.util.List;

/**
 * Statements about who must be told of one incident, to be recorded together or not at all.
 *
 * @param incident the incident
 * @param statements at least one
 * @param context the circumstances
 */
public record NotificationRequest(
        IncidentId incident, List<NotificationStatement> statements, RequestContext context) {
    /** Copies the statements. */
    public NotificationRequest {
        statements = List.copyOf(statements);
    }
}
