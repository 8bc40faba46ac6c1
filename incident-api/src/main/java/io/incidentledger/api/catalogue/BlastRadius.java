package io.incidentledger.api.catalogue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What depends on services that are off, transitively, as the catalogue has it. A part needs the
 * whole; what the whole does without a part, the catalogue does not say.
 */
public final class BlastRadius {
    private BlastRadius() {}

    /** What a service needs itself. */
    public record Needs(@Nullable ServiceId partOf, Collection<ServiceId> dependsOn) {}

    /**
     * The dependents, the nearest first, then by id; none of them is off itself.
     *
     * @param off what is off
     * @param services every service there is, with what it needs
     * @param subscribers who is subscribed, by service
     */
    public static List<Dependent> of(
            Collection<ServiceId> off,
            SortedMap<ServiceId, Needs> services,
            Map<ServiceId, List<TenantId>> subscribers) {
        Set<ServiceId> reached = new HashSet<>(off);
        Deque<ServiceId> toVisit = new ArrayDeque<>(off.stream().sorted().toList());
        List<Dependent> found = new ArrayList<>();
        while (!toVisit.isEmpty()) {
            ServiceId needed = toVisit.pop();
            services.forEach(
                    (service, needs) -> {
                        boolean part = needed.equals(needs.partOf());
                        if ((part || needs.dependsOn().contains(needed)) && reached.add(service)) {
                            toVisit.add(service);
                            found.add(
                                    new Dependent(
                                            service,
                                            needed,
                                            part,
                                            subscribers.getOrDefault(service, List.of())));
                        }
                    });
        }
        return found;
    }
}
