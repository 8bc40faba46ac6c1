package io.incidentledger.command.incident;

import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Audience;
import io.incidentledger.api.incident.CommunicationCommand.ApproveUpdate;
import io.incidentledger.api.incident.CommunicationCommand.DraftUpdate;
import io.incidentledger.api.incident.CommunicationCommand.ReleaseUpdate;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.LinkCommand.LinkIncident;
import io.incidentledger.api.incident.Relation;

/** What can be said about updates and other incidents, as short as a test can read it. */
final class CommunicationStatements {
    private CommunicationStatements() {}

    static IncidentStatement drafted(OccurredAt at, String update, Audience audience, String text) {
        return IncidentStatement.of(
                new DraftUpdate(update, audience, text, null, null), Asserted.at(at));
    }

    /** Wording another one that corrects what was released. */
    static IncidentStatement correcting(OccurredAt at, String update, String corrects) {
        return IncidentStatement.of(
                new DraftUpdate(update, Audience.INTERNAL, "It was wrong.", null, corrects),
                Asserted.at(at));
    }

    static IncidentStatement approved(OccurredAt at, String update) {
        return IncidentStatement.of(new ApproveUpdate(update, null, null), Asserted.at(at));
    }

    static IncidentStatement released(OccurredAt at, String update) {
        return IncidentStatement.of(new ReleaseUpdate(update, "mail", null), Asserted.at(at));
    }

    /** Without waiting for approvals. */
    static IncidentStatement releasedAtOnce(OccurredAt at, String update) {
        return IncidentStatement.of(
                new ReleaseUpdate(update, "radio", "Lives depend on it."), Asserted.at(at));
    }

    static IncidentStatement linked(IncidentId other, Relation relation) {
        return IncidentStatement.of(new LinkIncident(other, relation, null), Asserted.NOW);
    }
}
