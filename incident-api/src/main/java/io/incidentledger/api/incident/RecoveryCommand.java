package io.incidentledger.api.incident;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
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
}
