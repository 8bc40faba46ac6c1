package io.incidentledger.query.recovery;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.StepKind;
import io.incidentledger.api.incident.StepResult;
import io.incidentledger.query.read.AsOf;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The steps of the recovery.
 *
 * @param steps as they were planned; none for somebody who is bound to tenants
 */
record StepsView(AsOf asOf, String incident, List<StepView> steps) {
    /**
     * One step.
     *
     * @param plannedFor when it was to be
     * @param overdue whether that has passed, and it was neither started nor given up
     * @param started null while it was not
     * @param result null while it is not finished
     * @param tookDown what was disrupted by it
     */
    record StepView(
            String step,
            StepKind kind,
            String name,
            @Nullable String description,
            @Nullable OccurredAt plannedFor,
            List<ServiceId> services,
            @Nullable SiteId site,
            boolean overdue,
            Said planned,
            @Nullable Said started,
            @Nullable Said finished,
            @Nullable StepResult result,
            List<TookDown> tookDown) {}

    /** An entry, when that was, and what was noted. */
    record Said(String entry, OccurredAt at, @Nullable String note) {}

    /** A service that a step took down. */
    record TookDown(String entry, OccurredAt at, ServiceId service, List<TenantId> tenants) {}
}
