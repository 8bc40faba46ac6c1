package io.incidentledger.command.incident;

import static io.incidentledger.command.incident.Statements.said;
import static io.incidentledger.command.incident.Statements.those;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.IncidentCommand.RestoreService;
import io.incidentledger.api.incident.IncidentCommand.TakeServiceOffline;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.RecoveryCommand.ActivateWorkaround;
import io.incidentledger.api.incident.RecoveryCommand.ConfirmRestoration;
import io.incidentledger.api.incident.RecoveryCommand.DisputeRestoration;
import io.incidentledger.api.incident.RecoveryCommand.FinishStep;
import io.incidentledger.api.incident.RecoveryCommand.PlanStep;
import io.incidentledger.api.incident.RecoveryCommand.ReleaseWave;
import io.incidentledger.api.incident.RecoveryCommand.RetireWorkaround;
import io.incidentledger.api.incident.RecoveryCommand.StartStep;
import io.incidentledger.api.incident.StepKind;
import io.incidentledger.api.incident.StepResult;
import io.incidentledger.api.incident.TenantSelection;

import java.util.List;

/** What somebody says about the recovery, in as few words as a test needs. */
final class RecoveryStatements {
    private RecoveryStatements() {}

    static IncidentStatement planned(OccurredAt when, String step, StepKind kind) {
        return said(new PlanStep(step, kind, "Try " + step, null, null, List.of(), null), when);
    }

    static IncidentStatement started(OccurredAt when, String step) {
        return said(new StartStep(step, null), when);
    }

    static IncidentStatement finished(OccurredAt when, String step, StepResult result) {
        return said(new FinishStep(step, result, null), when);
    }

    /** Taken off by a step. */
    static IncidentStatement offBy(
            OccurredAt when, Cause cause, String step, ServiceId service, TenantId... tenants) {
        return said(new TakeServiceOffline(service, those(tenants), cause, step, null), when);
    }

    /** Works again after a step had taken it off. */
    static IncidentStatement backFromStep(
            OccurredAt when, Cause cause, String step, ServiceId service, TenantId... tenants) {
        return said(
                new RestoreService(service, those(tenants), cause, null, step, null, null), when);
    }

    static IncidentStatement backInWave(
            OccurredAt when, String wave, ServiceId service, TenantId... tenants) {
        return said(
                new RestoreService(service, those(tenants), null, null, null, wave, null), when);
    }

    static IncidentStatement released(OccurredAt when, String wave) {
        return said(new ReleaseWave(wave, null), when);
    }

    static IncidentStatement confirmed(OccurredAt when, ServiceId service, TenantId... tenants) {
        return said(new ConfirmRestoration(service, those(tenants), null, null), when);
    }

    static IncidentStatement disputed(OccurredAt when, ServiceId service, TenantId... tenants) {
        return said(new DisputeRestoration(service, those(tenants), null, "slow"), when);
    }

    /** Kept going by a workaround. */
    static IncidentStatement bridged(
            OccurredAt when, String workaround, ServiceId service, TenantId... tenants) {
        return bridged(when, workaround, service, those(tenants));
    }

    static IncidentStatement bridged(
            OccurredAt when, String workaround, ServiceId service, TenantSelection tenants) {
        return said(
                new ActivateWorkaround(workaround, service, tenants, "role:it", null, null), when);
    }

    /** The workaround is retired by that step. */
    static IncidentStatement unbridged(
            OccurredAt when, String workaround, String step, TenantId... tenants) {
        return unbridged(when, workaround, step, those(tenants));
    }

    static IncidentStatement unbridged(
            OccurredAt when, String workaround, String step, TenantSelection tenants) {
        return said(new RetireWorkaround(workaround, tenants, step, null), when);
    }
}
