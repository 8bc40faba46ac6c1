package io.incidentledger.query.availability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * When pairs were subscribed, and when they were OFFLINE.
 *
 * @param subscribed no pair that never was
 * @param downtime whether subscribed or not
 */
record Use(Map<SubscribedPair, Stretches> subscribed, Map<SubscribedPair, BoundedTime> downtime) {
    /**
     * One pair in some time.
     *
     * @param subscribed as much of that time
     * @param downtime as much of what was subscribed
     */
    record Cell(Stretches subscribed, BoundedTime downtime) {}

    /** All pairs there are, by their service. */
    SortedMap<String, List<SubscribedPair>> byService() {
        SortedSet<SubscribedPair> all = new TreeSet<>(subscribed.keySet());
        all.addAll(downtime.keySet());
        SortedMap<String, List<SubscribedPair>> services = new TreeMap<>();
        all.forEach(
                pair -> services.computeIfAbsent(pair.service(), _ -> new ArrayList<>()).add(pair));
        return services;
    }

    Cell in(Month month, SubscribedPair pair) {
        Stretches agreed = subscribed.getOrDefault(pair, Stretches.NONE).within(month.time());
        return new Cell(agreed, downtime.getOrDefault(pair, BoundedTime.NONE).within(agreed));
    }
}
