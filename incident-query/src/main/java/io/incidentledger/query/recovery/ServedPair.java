package io.incidentledger.query.recovery;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;

import java.util.Comparator;

/** One service for one tenant. */
record ServedPair(ServiceId service, TenantId tenant) implements Comparable<ServedPair> {
    private static final Comparator<ServedPair> ORDER =
            Comparator.comparing(ServedPair::service).thenComparing(ServedPair::tenant);

    @Override
    public int compareTo(ServedPair other) {
        return ORDER.compare(this, other);
    }
}
