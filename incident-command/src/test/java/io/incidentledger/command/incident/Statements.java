package io.incidentledger.command.incident;

import static io.incidentledger.command.incident.IncidentFixtures.at;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.api.incident.IncidentCommand;
import io.incidentledger.api.incident.IncidentCommand.CloseIncident;
import io.incidentledger.api.incident.IncidentCommand.CorrectEntry;
import io.incidentledger.api.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.api.incident.IncidentCommand.DismissIncident;
import io.incidentledger.api.incident.IncidentCommand.EndDisruption;
import io.incidentledger.api.incident.IncidentCommand.LogNote;
import io.incidentledger.api.incident.IncidentCommand.ReachMilestone;
import io.incidentledger.api.incident.IncidentCommand.ReclassifyIncident;
import io.incidentledger.api.incident.IncidentCommand.ReconnectSite;
import io.incidentledger.api.incident.IncidentCommand.ReopenIncident;
import io.incidentledger.api.incident.IncidentCommand.ReportDisruption;
import io.incidentledger.api.incident.IncidentCommand.ResolveIncident;
import io.incidentledger.api.incident.IncidentCommand.RestoreService;
import io.incidentledger.api.incident.IncidentCommand.RetractEntry;
import io.incidentledger.api.incident.IncidentCommand.TakeServiceOffline;
import io.incidentledger.api.incident.IncidentCommand.TakeSiteOffline;
import io.incidentledger.api.incident.IncidentReplacement;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.Milestone;
import io.incidentledger.api.incident.Nature;
import io.incidentledger.api.incident.Outcome;
import io.incidentledger.api.incident.Severity;
import io.incidentledger.api.incident.TenantSelection;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What somebody says at the keyboard, in as few words as a test needs. */
final class Statements {
    private Statements() {}

    static IncidentStatement said(IncidentCommand command, OccurredAt when) {
        return IncidentStatement.of(command, Asserted.at(when));
    }

    static IncidentStatement now(IncidentCommand command) {
        return IncidentStatement.of(command, Asserted.NOW);
    }

    /** Right behind another entry. */
    static IncidentStatement following(EntryId entry, IncidentStatement statement) {
        return IncidentStatement.of(statement.command(), statement.asserted().following(entry));
    }

    static IncidentStatement declaration() {
        return said(
                new DeclareIncident(Nature.SECURITY, Severity.HIGH, "Attack", null, null), at(8));
    }

    static TenantSelection those(TenantId... tenants) {
        return TenantSelection.of(List.of(tenants));
    }

    /** Taken off to isolate it. */
    static IncidentStatement off(OccurredAt when, ServiceId service, TenantId... tenants) {
        return off(when, service, those(tenants));
    }

    static IncidentStatement off(OccurredAt when, ServiceId service, TenantSelection tenants) {
        return said(new TakeServiceOffline(service, tenants, Cause.ISOLATION, null, null), when);
    }

    static IncidentStatement failed(OccurredAt when, ServiceId service, TenantId... tenants) {
        return report(when, DisruptionKind.OFFLINE, Cause.FAILURE, service, tenants);
    }

    static IncidentStatement report(
            OccurredAt when,
            DisruptionKind kind,
            Cause cause,
            ServiceId service,
            TenantId... tenants) {
        return said(
                new ReportDisruption(service, those(tenants), kind, cause, null, null, null), when);
    }

    /** Everything works again. */
    static IncidentStatement back(OccurredAt when, ServiceId service, TenantId... tenants) {
        return backFrom(null, when, service, those(tenants));
    }

    static IncidentStatement backFrom(
            @Nullable Cause cause, OccurredAt when, ServiceId service, TenantSelection tenants) {
        return said(new RestoreService(service, tenants, cause, null, null, null, null), when);
    }

    static IncidentStatement transferred(OccurredAt when, ServiceId service, TenantId... tenants) {
        return said(
                new EndDisruption(
                        service, those(tenants), null, null, null, Outcome.TRANSFERRED, null),
                when);
    }

    static IncidentStatement siteOff(OccurredAt when, SiteId site) {
        return said(new TakeSiteOffline(site, Cause.ISOLATION, null, List.of(), null), when);
    }

    static IncidentStatement siteBack(OccurredAt when, SiteId site) {
        return said(new ReconnectSite(site, null), when);
    }

    static IncidentStatement correction(EntryId entry, IncidentStatement replacement) {
        return now(
                new CorrectEntry(
                        entry,
                        new IncidentReplacement(replacement.command(), replacement.asserted()),
                        "misread"));
    }

    static IncidentStatement retraction(EntryId entry) {
        return now(new RetractEntry(entry, "another system"));
    }

    static IncidentStatement milestone(OccurredAt when, Milestone milestone) {
        return said(new ReachMilestone(milestone, null), when);
    }

    static IncidentStatement reclassified(OccurredAt when, Severity severity) {
        return said(new ReclassifyIncident(null, severity, null, null), when);
    }

    static IncidentStatement note(OccurredAt when) {
        return said(new LogNote("called the provider"), when);
    }

    static IncidentStatement resolved(OccurredAt when) {
        return said(new ResolveIncident(null), when);
    }

    static IncidentStatement closed(OccurredAt when) {
        return said(new CloseIncident(null), when);
    }

    static IncidentStatement reopened(OccurredAt when) {
        return said(new ReopenIncident("again"), when);
    }

    static IncidentStatement dismissed(OccurredAt when) {
        return said(new DismissIncident("false alarm"), when);
    }
}
