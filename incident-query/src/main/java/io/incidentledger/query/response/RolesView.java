package io.incidentledger.query.response;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.ResponseEvent.RoleAccepted;
import io.incidentledger.api.incident.ResponseEvent.RoleEvent;
import io.incidentledger.api.incident.ResponseEvent.RoleHandedOver;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.read.AsOf;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who holds which role.
 *
 * @param roles by name; none for somebody who is bound to tenants
 */
record RolesView(AsOf asOf, String incident, List<Role> roles) {
    /**
     * A role.
     *
     * @param holder who accepted it last; null while nobody has
     * @param handOvers from hand to hand, in the order of time
     */
    record Role(String role, @Nullable String holder, List<HandOver> handOvers) {}

    /**
     * From one to another.
     *
     * @param from null the first time
     * @param acceptedBy the entry; null while it was not accepted
     */
    record HandOver(
            EntryId entry,
            OccurredAt at,
            @Nullable String from,
            String to,
            @Nullable String openPoints,
            @Nullable EntryId acceptedBy,
            @Nullable OccurredAt acceptedAt) {
        HandOver accepted(StandingEntry<RoleEvent> by) {
            return new HandOver(entry, at, from, to, openPoints, by.entry(), by.occurredAt());
        }
    }

    static RolesView of(Shown shown) {
        Map<String, List<StandingEntry<RoleEvent>>> byRole = new TreeMap<>();
        shown.ours(RoleEvent.class).stream()
                .sorted(Comparator.comparing(it -> it.occurredAt().earliest()))
                .forEach(
                        it ->
                                byRole.computeIfAbsent(it.event().role(), _ -> new ArrayList<>())
                                        .add(it));
        return new RolesView(
                shown.asOf(),
                shown.incident(),
                byRole.entrySet().stream().map(it -> role(it.getKey(), it.getValue())).toList());
    }

    private static Role role(String name, List<StandingEntry<RoleEvent>> entries) {
        String holder = null;
        List<HandOver> handOvers = new ArrayList<>();
        for (StandingEntry<RoleEvent> entry : entries) {
            switch (entry.event()) {
                case RoleHandedOver it ->
                        handOvers.add(
                                new HandOver(
                                        entry.entry(),
                                        entry.occurredAt(),
                                        it.from(),
                                        it.to(),
                                        it.openPoints(),
                                        null,
                                        null));
                case RoleAccepted it -> {
                    holder = it.by();
                    if (!handOvers.isEmpty()) {
                        handOvers.add(handOvers.removeLast().accepted(entry));
                    }
                }
            }
        }
        return new Role(name, holder, List.copyOf(handOvers));
    }
}
