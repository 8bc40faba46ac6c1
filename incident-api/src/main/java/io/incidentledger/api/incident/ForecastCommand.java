package io.incidentledger.api.incident;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.fact.Text;
import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

/** What can be asked of an incident about what is yet to come. */
public sealed interface ForecastCommand extends IncidentCommand {

    /**
     * Says when a restoration is expected. Every revision is kept.
     *
     * @param expected its bounds, which may lie ahead; null exactly when it is not foreseeable
     * @param notForeseeable whether nobody can say; false if not given
     * @param basis what that rests on
     */
    record ReviseForecast(
            ServiceId service,
            TenantSelection tenants,
            @Nullable OccurredAt expected,
            boolean notForeseeable,
            @Nullable String basis)
            implements ForecastCommand {
        public ReviseForecast {
            if (notForeseeable == (expected != null)) {
                throw new MalformedInput(
                        "expected", "or notForeseeable must be given, and not both");
            }
            Text.limit("basis", basis, Text.STATEMENT);
        }
    }
}
