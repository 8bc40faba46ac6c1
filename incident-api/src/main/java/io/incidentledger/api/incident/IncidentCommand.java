package io.incidentledger.api.incident;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.fact.Text;
import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * What can be asked of an incident. The incident itself, the clocks and who stands behind it come
 * with the {@link IncidentStatement} around it. Constructors check the shape and throw {@link
 * MalformedInput}; what the state allows is decided later.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface IncidentCommand
        permits IncidentCommand.DeclareIncident,
                IncidentCommand.ReclassifyIncident,
                IncidentCommand.ReachMilestone,
                IncidentCommand.TakeServiceOffline,
                IncidentCommand.TakeSiteOffline,
                IncidentCommand.ReconnectSite,
                IncidentCommand.ReportDisruption,
                IncidentCommand.RestoreService,
                IncidentCommand.EndDisruption,
                IncidentCommand.PostUpdate,
                IncidentCommand.LogNote,
                IncidentCommand.CorrectEntry,
                IncidentCommand.RetractEntry,
                IncidentCommand.ResolveIncident,
                IncidentCommand.CloseIncident,
                IncidentCommand.ReopenIncident,
                IncidentCommand.DismissIncident,
                CommunicationCommand,
                ForecastCommand,
                LinkCommand,
                RecoveryCommand,
                ResponseCommand {

    record DeclareIncident(
            Nature nature,
            Severity severity,
            String title,
            @Nullable String summary,
            @Nullable OccurredAt detectedAt)
            implements IncidentCommand {
        public DeclareIncident {
            Text.require("title", title, Text.TITLE);
            Text.limit("summary", summary, Text.STATEMENT);
        }
    }

    /** At least one of nature, severity and title. */
    record ReclassifyIncident(
            @Nullable Nature nature,
            @Nullable Severity severity,
            @Nullable String title,
            @Nullable String reason)
            implements IncidentCommand {
        public ReclassifyIncident {
            if (nature == null && severity == null && title == null) {
                throw new MalformedInput("nature", "or severity or title must be given");
            }
            if (title != null) {
                Text.require("title", title, Text.TITLE);
            }
            Text.limit("reason", reason, Text.STATEMENT);
        }
    }

    record ReachMilestone(Milestone milestone, @Nullable String note) implements IncidentCommand {
        public ReachMilestone {
            Text.limit("note", note, Text.STATEMENT);
        }
    }

    /** Takes a service off on purpose; the cause must be a deliberate one. */
    record TakeServiceOffline(
            ServiceId service,
            TenantSelection tenants,
            Cause cause,
            @Nullable String step,
            @Nullable String reason)
            implements IncidentCommand {
        public TakeServiceOffline {
            CauseShape.requireDeliberate(cause);
            CauseShape.require(cause, null, step);
            Text.limit("reason", reason, Text.STATEMENT);
        }
    }

    /** Takes off all that is subscribed from a site, less what is spared. */
    record TakeSiteOffline(
            SiteId site,
            Cause cause,
            @Nullable String step,
            List<Spared> except,
            @Nullable String reason)
            implements IncidentCommand {
        public TakeSiteOffline {
            except = List.copyOf(Objects.requireNonNullElse(except, List.of()));
            CauseShape.requireDeliberate(cause);
            CauseShape.require(cause, null, step);
            Text.limit("reason", reason, Text.STATEMENT);
        }
    }

    /** Connects a site again. Restores no service. */
    record ReconnectSite(SiteId site, @Nullable String note) implements IncidentCommand {
        public ReconnectSite {
            Text.limit("note", note, Text.STATEMENT);
        }
    }

    /**
     * Reports that a service does not work normally. A deliberate cause is only taken when a
     * disruption by it is open at that time; then its kind changes.
     */
    record ReportDisruption(
            ServiceId service,
            TenantSelection tenants,
            DisruptionKind kind,
            Cause cause,
            @Nullable ServiceId dependency,
            @Nullable String step,
            @Nullable String description)
            implements IncidentCommand {
        public ReportDisruption {
            if (kind == DisruptionKind.WORKAROUND) {
                throw new MalformedInput("kind", "must be OFFLINE or LIMITED");
            }
            CauseShape.require(cause, dependency, step);
            Text.limit("description", description, Text.STATEMENT);
        }
    }

    /** Without a cause nothing of the pairs is out afterwards; with one, only that one ends. */
    record RestoreService(
            ServiceId service,
            TenantSelection tenants,
            @Nullable Cause cause,
            @Nullable ServiceId dependency,
            @Nullable String step,
            @Nullable String wave,
            @Nullable String note)
            implements IncidentCommand {
        public RestoreService {
            CauseShape.allow(cause, dependency, step);
            Text.limit("wave", wave, Text.REFERENCE);
            Text.limit("note", note, Text.STATEMENT);
        }
    }

    /** Ends a disruption otherwise than by a restoration. */
    record EndDisruption(
            ServiceId service,
            TenantSelection tenants,
            @Nullable Cause cause,
            @Nullable ServiceId dependency,
            @Nullable String step,
            Outcome outcome,
            @Nullable String note)
            implements IncidentCommand {
        public EndDisruption {
            CauseShape.allow(cause, dependency, step);
            Text.limit("note", note, Text.STATEMENT);
        }
    }

    /** An update for those who work on the incident. */
    record PostUpdate(String text) implements IncidentCommand {
        public PostUpdate {
            Text.require("text", text, Text.STATEMENT);
        }
    }

    record LogNote(String text) implements IncidentCommand {
        public LogNote {
            Text.require("text", text, Text.STATEMENT);
        }
    }

    /** Replaces the whole asserted part of an entry; the original stays in the record. */
    record CorrectEntry(EntryId entry, IncidentReplacement replacement, String reason)
            implements IncidentCommand {
        public CorrectEntry {
            Text.require("reason", reason, Text.STATEMENT);
        }
    }

    /** Takes an entry back; it stays in the record. */
    record RetractEntry(EntryId entry, String reason) implements IncidentCommand {
        public RetractEntry {
            Text.require("reason", reason, Text.STATEMENT);
        }
    }

    record ResolveIncident(@Nullable String note) implements IncidentCommand {
        public ResolveIncident {
            Text.limit("note", note, Text.STATEMENT);
        }
    }

    record CloseIncident(@Nullable String note) implements IncidentCommand {
        public CloseIncident {
            Text.limit("note", note, Text.STATEMENT);
        }
    }

    record ReopenIncident(String reason) implements IncidentCommand {
        public ReopenIncident {
            Text.require("reason", reason, Text.STATEMENT);
        }
    }

    /** It was a false alarm. */
    record DismissIncident(String reason) implements IncidentCommand {
        public DismissIncident {
            Text.require("reason", reason, Text.STATEMENT);
        }
    }
}
