package io.incidentledger.query.board;

import io.incidentledger.query.read.AsOf;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is out, for whom, since when, and why.
 *
 * @param summary how many pairs are in which state
 * @param services those that occur, by id
 * @param tenants those that occur, by id
 * @param items every pair that is subscribed or disrupted, by service and tenant
 */
record Board(
        AsOf asOf,
        Summary summary,
        List<Service> services,
        List<Tenant> tenants,
        List<Item> items) {

    /**
     * How many pairs are in which state.
     *
     * @param uncertain of those that are not OK, how many may be so, but not certainly
     */
    record Summary(int pairs, int ok, int offline, int limited, int workaround, int uncertain) {}

    /** A service by name; names are absent where the catalogue has none at that time. */
    record Service(String service, @Nullable String name, @Nullable String criticality) {}

    /** A tenant by name. */
    record Tenant(String tenant, @Nullable String name) {}

    /** What a pair can be, worst first. */
    enum State {
        OFFLINE,
        LIMITED,
        WORKAROUND,
        OK
    }

    /** Somewhere between two moments. */
    record Between(Instant earliest, Instant latest) {}

    /**
     * One service for one tenant.
     *
     * @param alias what the tenant calls it
     * @param subscribed whether the catalogue knows the tenant as a user of it
     * @param state the worst across incidents
     * @param certain whether it is so whatever the exact times were
     * @param since from when on it has been in this state; null when OK
     * @param causes what it is due to, each once
     * @param incidents every disruption that it has
     */
    record Item(
            String service,
            String tenant,
            @Nullable String alias,
            boolean subscribed,
            State state,
            boolean certain,
            @Nullable Between since,
            List<String> causes,
            List<Disrupted> incidents) {
        Item seenBy(Reader reader) {
            return new Item(
                    service,
                    tenant,
                    alias,
                    subscribed,
                    state,
                    certain,
                    since,
                    causes,
                    incidents.stream().map(it -> it.seenBy(reader)).toList());
        }
    }

    /**
     * A disruption of a pair at that moment.
     *
     * @param cause why
     * @param causeOf the service or step that the cause names
     * @param certain whether it is so whatever the exact times were
     * @param since from when on it has been of this kind
     * @param startedBy the entry that says so
     * @param repeated whether the pair had been restored before
     */
    record Disrupted(
            String incident,
            String title,
            State kind,
            String cause,
            @Nullable String causeOf,
            boolean certain,
            Between since,
            String startedBy,
            boolean repeated) {
        /** What a cause names is somebody's own words, or a service that need not be theirs. */
        Disrupted seenBy(Reader reader) {
            return reader.isBound()
                    ? new Disrupted(
                            incident, title, kind, cause, null, certain, since, startedBy, repeated)
                    : this;
        }
    }

    /** A pair as the catalogue has it, or as its disruptions have it. */
    record Pair(String service, String tenant) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byService = service.compareTo(other.service);
            return byService == 0 ? tenant.compareTo(other.tenant) : byService;
        }
    }

    /**
     * Joins what was read.
     *
     * @param subscribed every subscribed pair with its alias, which may be empty
     * @param disrupted the disruptions of pairs, subscribed or not
     */
    static Board of(
            AsOf asOf,
            Map<Pair, String> subscribed,
            Map<Pair, List<Disrupted>> disrupted,
            Map<String, Service> services,
            Map<String, Tenant> tenants) {
        Map<Pair, Item> items = new TreeMap<>();
        subscribed.forEach(
                (pair, alias) ->
                        items.put(
                                pair,
                                item(
                                        pair,
                                        alias.isEmpty() ? null : alias,
                                        true,
                                        disrupted.getOrDefault(pair, List.of()))));
        disrupted.forEach(
                (pair, all) -> items.computeIfAbsent(pair, it -> item(it, null, false, all)));
        return new Board(
                asOf,
                summary(items.values().stream().toList()),
                items.keySet().stream()
                        .map(Pair::service)
                        .distinct()
                        .map(id -> services.getOrDefault(id, new Service(id, null, null)))
                        .toList(),
                items.keySet().stream()
                        .map(Pair::tenant)
                        .distinct()
                        .sorted()
                        .map(id -> tenants.getOrDefault(id, new Tenant(id, null)))
                        .toList(),
                List.copyOf(items.values()));
    }

    private static Item item(
            Pair pair, @Nullable String alias, boolean subscribed, List<Disrupted> all) {
        State worst = all.stream().map(Disrupted::kind).min(State::compareTo).orElse(State.OK);
        List<Disrupted> decisive = all.stream().filter(it -> it.kind() == worst).toList();
        return new Item(
                pair.service(),
                pair.tenant(),
                alias,
                subscribed,
                worst,
                worst == State.OK || decisive.stream().anyMatch(Disrupted::certain),
                since(decisive),
                all.stream().map(Disrupted::cause).distinct().sorted().toList(),
                all);
    }

    private static @Nullable Between since(List<Disrupted> decisive) {
        return decisive.isEmpty()
                ? null
                : new Between(
                        decisive.stream()
                                .map(it -> it.since().earliest())
                                .min(Instant::compareTo)
                                .orElseThrow(),
                        decisive.stream()
                                .map(it -> it.since().latest())
                                .min(Instant::compareTo)
                                .orElseThrow());
    }

    private static Summary summary(List<Item> items) {
        return new Summary(
                items.size(),
                count(items, State.OK),
                count(items, State.OFFLINE),
                count(items, State.LIMITED),
                count(items, State.WORKAROUND),
                (int) items.stream().filter(item -> !item.certain()).count());
    }

    private static int count(List<Item> items, State state) {
        return (int) items.stream().filter(item -> item.state() == state).count();
    }
}
