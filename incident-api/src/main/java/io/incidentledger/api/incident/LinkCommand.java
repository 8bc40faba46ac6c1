package io.incidentledger.api.incident;

import io.incidentledger.api.fact.Text;

import org.jspecify.annotations.Nullable;

/** What can be asked of an incident about others. */
public sealed interface LinkCommand extends IncidentCommand {

    /** Says how the incident stands to another one. Nothing moves from one to the other. */
    record LinkIncident(IncidentId other, Relation relation, @Nullable String reason)
            implements LinkCommand {
        public LinkIncident {
            Text.limit("reason", reason, Text.STATEMENT);
        }
    }
}
