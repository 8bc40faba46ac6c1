package io.incidentledger.command.incident;

import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Bridge;
import io.incidentledger.api.incident.Disruption;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is not normal at a time; pairs and sites, and the workarounds of pairs, sorted. Possible
 * ends count as ends.
 */
record StillOut(History history, Collection<?> subjects) {
    /** Of everything that the history is about. */
    static StillOut in(History history) {
        return new StillOut(
                history,
                Stream.concat(history.pairs().stream(), history.sites().stream()).toList());
    }

    /** What was out at that time. */
    List<String> at(OccurredAt moment) {
        return found(it -> wasOut(it, moment));
    }

    /** What was out at that time, or has gone out since and never came back. */
    List<String> since(OccurredAt moment) {
        return found(it -> it.isOpen() || wasOut(it, moment));
    }

    /** Which workarounds were active at that time. */
    List<String> bridgedAt(OccurredAt moment) {
        return bridged(it -> wasActive(it, moment));
    }

    /** Which were active at that time, or have become so since and never were retired. */
    List<String> bridgedSince(OccurredAt moment) {
        return bridged(it -> it.ending() == null || wasActive(it, moment));
    }

    private List<String> bridged(Predicate<Bridge> active) {
        return subjects.stream()
                .flatMap(
                        it ->
                                history.of(it).bridges().stream()
                                        .filter(active)
                                        .map(bridge -> bridge.workaround() + " of " + it))
                .sorted()
                .toList();
    }

    private static boolean wasActive(Bridge bridge, OccurredAt moment) {
        return !moment.certainlyBefore(bridge.from())
                && (bridge.ending() == null || moment.certainlyBefore(bridge.ending().at()));
    }

    private List<String> found(Predicate<Disruption> out) {
        return subjects.stream()
                .filter(it -> history.of(it).disruptions().stream().anyMatch(out))
                .map(it -> it instanceof SiteId ? "site " + it : it.toString())
                .sorted()
                .toList();
    }

    private static boolean wasOut(Disruption disruption, OccurredAt moment) {
        Disruption.Ending ending = disruption.ending();
        return !moment.certainlyBefore(disruption.start())
                && (ending == null || moment.certainlyBefore(ending.at()));
    }
}
