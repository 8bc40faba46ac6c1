package io.incidentledger.query.availability;

import java.util.Comparator;

/** One service for one tenant. */
public record SubscribedPair(String service, String tenant) implements Comparable<SubscribedPair> {
    private static final Comparator<SubscribedPair> ORDER =
            Comparator.comparing(SubscribedPair::service).thenComparing(SubscribedPair::tenant);

    @Override
    public int compareTo(SubscribedPair other) {
        return ORDER.compare(this, other);
    }
}
