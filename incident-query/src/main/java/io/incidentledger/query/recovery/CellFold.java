package io.incidentledger.query.recovery;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Bridge;
import io.incidentledger.api.incident.Disruption;
import io.incidentledger.api.incident.Disruption.Ending;
import io.incidentledger.api.incident.Disruption.Phase;
import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.api.incident.PairHistory;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundActivated;
import io.incidentledger.query.incident.Cut;
import io.incidentledger.query.recovery.MatrixCell.Restored;
import io.incidentledger.query.recovery.MatrixCell.State;
import io.incidentledger.query.recovery.MatrixCell.Why;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** How one pair is at the moment that is asked about. */
record CellFold(
        RecoveryFacts facts, Restorations restorations, ServedPair pair, PairHistory history) {

    /** The cell; null if nothing can have disrupted the pair by then. */
    @Nullable MatrixCell cell() {
        Cut cut = facts.cut();
        List<Disruption> begun =
                history.disruptions().stream().filter(it -> cut.maybe(it.start())).toList();
        if (begun.isEmpty()) {
            return null;
        }
        List<Disruption> open =
                begun.stream()
                        .filter(this::mayBeOpen)
                        .sorted(Comparator.comparing(it -> it.start().earliest()))
                        .toList();
        return open.isEmpty() ? over(begun) : out(begun, open);
    }

    private MatrixCell out(List<Disruption> begun, List<Disruption> open) {
        DisruptionKind worst =
                open.stream()
                        .map(it -> phase(it).kind())
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        List<Disruption> decisive = open.stream().filter(it -> phase(it).kind() == worst).toList();
        OccurredAt since =
                decisive.stream()
                        .map(it -> phase(it).from())
                        .min(Comparator.comparing(OccurredAt::earliest))
                        .orElseThrow();
        return cell(
                begun,
                State.valueOf(worst.name()),
                decisive.stream().anyMatch(this::isSurelySo),
                since,
                open.stream()
                        .map(
                                it ->
                                        new Why(
                                                it.cause().cause(),
                                                // Somebody's own words, or another's service.
                                                facts.reader().isBound() ? null : it.cause().of()))
                        .distinct()
                        .toList());
    }

    private MatrixCell over(List<Disruption> begun) {
        List<Ending> endings =
                begun.stream().map(it -> Objects.requireNonNull(it.ending())).toList();
        boolean restored = endings.stream().anyMatch(Ending::restoration);
        OccurredAt last =
                endings.stream()
                        .map(Ending::at)
                        .max(Comparator.comparing(OccurredAt::latest))
                        .orElseThrow();
        return cell(begun, restored ? State.RESTORED : State.ENDED, true, last, List.of());
    }

    private MatrixCell cell(
            List<Disruption> begun,
            State state,
            boolean certain,
            OccurredAt since,
            List<Why> causes) {
        Restored restored = restorations.last(pair);
        return new MatrixCell(
                pair.service(),
                pair.tenant(),
                state,
                certain,
                since,
                causes,
                workarounds(),
                restored,
                restored == null ? null : restorations.answer(pair, restored.at()),
                begun.stream().anyMatch(Disruption::repeated));
    }

    private List<String> workarounds() {
        Cut cut = facts.cut();
        Set<Long> shown =
                facts.ours(WorkaroundActivated.class).stream()
                        .map(it -> it.entry().sequence())
                        .collect(Collectors.toSet());
        return history.bridges().stream()
                .filter(it -> shown.contains(it.place()))
                .filter(it -> cut.maybe(it.from()) && !isOver(it.ending()))
                .map(Bridge::workaround)
                .sorted()
                .toList();
    }

    private boolean mayBeOpen(Disruption disruption) {
        return !isOver(disruption.ending());
    }

    private boolean isOver(@Nullable Ending ending) {
        return ending != null && facts.cut().surely(ending.at());
    }

    /** The last phase that may have begun. */
    private Phase phase(Disruption disruption) {
        Cut cut = facts.cut();
        return disruption.phases().stream()
                .filter(it -> cut.maybe(it.from()))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private boolean isSurelySo(Disruption disruption) {
        Ending ending = disruption.ending();
        return facts.cut().surely(phase(disruption).from())
                && (ending == null || !facts.cut().maybe(ending.at()));
    }
}
