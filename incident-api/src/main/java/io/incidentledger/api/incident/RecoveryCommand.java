package io.incidentledger.api.incident;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.fact.Text;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** What can be asked of an incident on the way back to normal. */
public sealed interface RecoveryCommand extends IncidentCommand {

    /**
     * Plans a step. Plans may lie ahead.
     *
     * @param step its id, chosen by whoever plans it
     * @param services which services it is about; may be empty
     */
    record PlanStep(
            String step,
            StepKind kind,
            String name,
            @Nullable String description,
            @Nullable OccurredAt plannedFor,
            List<ServiceId> services,
            @Nullable SiteId site)
            implements RecoveryCommand {
        public PlanStep {
            Text.require("step", step, Text.REFERENCE);
            Text.require("name", name, Text.TITLE);
            Text.limit("description", description, Text.STATEMENT);
            services = List.copyOf(Objects.requireNonNullElse(services, List.of()));
        }
    }

    record StartStep(String step, @Nullable String note) implements RecoveryCommand {
        public StartStep {
            Text.require("step", step, Text.REFERENCE);
            Text.limit("note", note, Text.STATEMENT);
        }
    }

    /** Says what came of a step. Only one that is given up need not have been started. */
    record FinishStep(String step, StepResult result, @Nullable String note)
            implements RecoveryCommand {
        public FinishStep {
            Text.require("step", step, Text.REFERENCE);
            Text.limit("note", note, Text.STATEMENT);
        }
    }

    /** Releases the restorations of this incident that name the wave. */
    record ReleaseWave(String wave, @Nullable String note) implements RecoveryCommand {
        public ReleaseWave {
            Text.require("wave", wave, Text.REFERENCE);
            Text.limit("note", note, Text.STATEMENT);
        }
    }

    /**
     * A tenant agrees that a service works again.
     *
     * @param tenants {@code ALL} are those for whom it was restored
     * @param restoration the entry that is confirmed; null for whatever was restored
     */
    record ConfirmRestoration(
            ServiceId service,
            TenantSelection tenants,
            @Nullable EntryId restoration,
            @Nullable String note)
            implements RecoveryCommand {
        public ConfirmRestoration {
            Text.limit("note", note, Text.STATEMENT);
        }
    }

    /**
     * A tenant says that a service does not work again.
     *
     * @param tenants {@code ALL} are those for whom it was restored
     * @param restoration the entry that is disputed; null for whatever was restored
     */
    record DisputeRestoration(
            ServiceId service,
            TenantSelection tenants,
            @Nullable EntryId restoration,
            String reason)
            implements RecoveryCommand {
        public DisputeRestoration {
            Text.require("reason", reason, Text.STATEMENT);
        }
    }

    /**
     * Keeps business going in another way while the cause remains.
     *
     * @param workaround its id, chosen by whoever activates it; more tenants may follow under it
     * @param owner who answers for it
     * @param limits what it cannot do
     * @param plannedSwitchBack may lie ahead
     */
    record ActivateWorkaround(
            String workaround,
            ServiceId service,
            TenantSelection tenants,
            String owner,
            @Nullable String limits,
            @Nullable OccurredAt plannedSwitchBack)
            implements RecoveryCommand {
        public ActivateWorkaround {
            Text.require("workaround", workaround, Text.REFERENCE);
            Text.require("owner", owner, Text.REFERENCE);
            Text.limit("limits", limits, Text.STATEMENT);
        }
    }

    /**
     * Ends a workaround for some tenants.
     *
     * @param tenants {@code ALL} are those for whom it is active
     * @param step of the kind {@link StepKind#SWITCH_BACK}
     */
    record RetireWorkaround(
            String workaround, TenantSelection tenants, String step, @Nullable String note)
            implements RecoveryCommand {
        public RetireWorkaround {
            Text.require("workaround", workaround, Text.REFERENCE);
            Text.require("step", step, Text.REFERENCE);
            Text.limit("note", note, Text.STATEMENT);
        }
    }
}
