package io.incidentledger.command.notification;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.notification.DeadlineId;
import io.incidentledger.api.notification.NotificationEvent.DeadlineSet;
import io.incidentledger.api.notification.RuleId;

import org.jspecify.annotations.Nullable;

/**
 * What makes a deadline the same deadline, whatever becomes of its instants.
 *
 * @param origin the entry whose fact started it, or the deadline whose submissions do
 */
record DeadlineKey(@Nullable RuleId rule, @Nullable TenantId tenant, String origin) {
    static DeadlineKey of(DeadlineSet set) {
        return new DeadlineKey(set.rule(), set.tenant(), origin(set.after(), set.startedBy()));
    }

    static String origin(@Nullable DeadlineId after, EntryId startedBy) {
        return (after == null ? startedBy : after).toString();
    }
}
