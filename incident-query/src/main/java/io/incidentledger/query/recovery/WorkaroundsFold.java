package io.incidentledger.query.recovery;

import io.incidentledger.api.incident.Bridge;
import io.incidentledger.api.incident.Disruption.Ending;
import io.incidentledger.api.incident.PairHistory;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundActivated;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.incident.Cut;
import io.incidentledger.query.recovery.WorkaroundsView.BridgedTenant;
import io.incidentledger.query.recovery.WorkaroundsView.WorkaroundView;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Puts together when each workaround is active, and how it was last described. */
record WorkaroundsFold(RecoveryFacts facts, SortedMap<ServedPair, PairHistory> pairs) {

    static WorkaroundsView of(RecoveryFacts facts) {
        WorkaroundsFold fold = new WorkaroundsFold(facts, facts.pairs());
        Map<String, StandingEntry<WorkaroundActivated>> last = new LinkedHashMap<>();
        for (StandingEntry<WorkaroundActivated> entry : fold.shown()) {
            last.put(entry.event().workaround(), entry);
        }
        List<WorkaroundView> found =
                last.values().stream()
                        .map(it -> fold.workaround(it.event()))
                        .filter(it -> !it.tenants().isEmpty())
                        .sorted(Comparator.comparing(it -> !it.active()))
                        .toList();
        return new WorkaroundsView(facts.asOf(), facts.incident(), found);
    }

    private List<StandingEntry<WorkaroundActivated>> shown() {
        return facts.shown(WorkaroundActivated.class).stream()
                .filter(it -> !facts.known(it.event().tenants()).isEmpty())
                .sorted(Comparator.comparing(it -> it.occurredAt().earliest()))
                .toList();
    }

    private WorkaroundView workaround(WorkaroundActivated said) {
        List<BridgedTenant> tenants = tenants(said);
        boolean active = tenants.stream().anyMatch(BridgedTenant::active);
        boolean bound = facts.reader().isBound();
        return new WorkaroundView(
                bound ? null : said.workaround(),
                said.service(),
                active,
                bound ? null : said.owner(),
                bound ? null : said.limits(),
                said.plannedSwitchBack(),
                active && Overdue.is(said.plannedSwitchBack(), facts.moment()),
                tenants);
    }

    private List<BridgedTenant> tenants(WorkaroundActivated said) {
        Cut cut = facts.cut();
        List<BridgedTenant> found = new ArrayList<>();
        pairs.forEach(
                (pair, history) -> {
                    if (pair.service().equals(said.service())) {
                        history.bridges().stream()
                                .filter(it -> it.workaround().equals(said.workaround()))
                                .filter(it -> cut.maybe(it.from()))
                                .forEach(it -> found.add(tenant(pair, it, cut)));
                    }
                });
        return found;
    }

    private BridgedTenant tenant(ServedPair pair, Bridge bridge, Cut cut) {
        Ending ending = bridge.ending();
        boolean mayBeOver = ending != null && cut.maybe(ending.at());
        boolean isOver = ending != null && cut.surely(ending.at());
        return new BridgedTenant(
                pair.tenant(),
                !isOver,
                isOver || (cut.surely(bridge.from()) && !mayBeOver),
                bridge.from(),
                facts.entry(bridge.place()),
                mayBeOver && ending != null ? ending.at() : null,
                mayBeOver && ending != null ? facts.entry(ending.place()) : null);
    }
}
