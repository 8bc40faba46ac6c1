package io.incidentledger.command.endpoint;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.incident.IncidentCommand;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.RecoveryCommand.ConfirmRestoration;
import io.incidentledger.api.incident.RecoveryCommand.DisputeRestoration;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RequestContext;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What somebody who is bound to tenants may record: whether a restoration is one, for these tenants
 * alone. They are told the same of an incident that does not concern them and of one that does not
 * exist.
 */
record TenantRights(Reader reader, IncidentId incident, IncidentCommand command) {
    /** What is answered to, and by whom. */
    private record Answer(ServiceId service, TenantSelection tenants) {}

    /**
     * @throws CommandRefused {@code FORBIDDEN}; {@code MALFORMED} for an {@code If-Match}, whose
     *     answer would tell whether there is such an incident
     */
    void require(RequestContext context) {
        if (!reader.isBound()) {
            return;
        }
        Answer answer = answer();
        if (answer == null || !answer.tenants().named().stream().allMatch(this::isOwn)) {
            throw forbidden();
        }
        if (answer.tenants().all()) {
            throw forbidden();
        }
        if (context.ifMatch() != null) {
            throw new CommandRefused(
                    Refusal.because(
                            RefusalCode.MALFORMED,
                            "If-Match is not taken from somebody who is bound to tenants."));
        }
    }

    Recorded discreetly(Supplier<Recorded> request) {
        try {
            return request.get();
        } catch (CommandRefused refused) {
            Answer answer = answer();
            RefusalCode code = refused.refusal().code();
            boolean tells =
                    code == RefusalCode.UNKNOWN_INCIDENT || code == RefusalCode.NOTHING_RESTORED;
            throw reader.isBound() && answer != null && tells ? nothingRestored(answer) : refused;
        }
    }

    private CommandRefused nothingRestored(Answer answer) {
        return new CommandRefused(
                Refusal.because(
                                RefusalCode.NOTHING_RESTORED,
                                "Nothing of %s was restored in %s by then for %s.",
                                answer.service(),
                                incident,
                                answer.tenants().named().stream()
                                        .map(TenantId::value)
                                        .collect(Collectors.joining(", ")))
                        .at("/tenants"));
    }

    private @Nullable Answer answer() {
        return switch (command) {
            case ConfirmRestoration it -> new Answer(it.service(), it.tenants());
            case DisputeRestoration it -> new Answer(it.service(), it.tenants());
            case IncidentCommand _ -> null;
        };
    }

    private boolean isOwn(TenantId tenant) {
        return reader.mayKnow(tenant.value());
    }

    private static CommandRefused forbidden() {
        return new CommandRefused(
                Refusal.because(
                        RefusalCode.FORBIDDEN,
                        "Somebody who is bound to tenants confirms or disputes restorations, and"
                                + " names no tenants but these."));
    }
}
