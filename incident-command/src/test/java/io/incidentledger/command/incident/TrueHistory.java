package io.incidentledger.command.incident;

import static io.incidentledger.api.incident.Cause.ATTACK;
import static io.incidentledger.api.incident.Cause.FAILURE;
import static io.incidentledger.api.incident.Cause.ISOLATION;
import static io.incidentledger.api.incident.Cause.UNKNOWN;
import static io.incidentledger.api.incident.DisruptionKind.LIMITED;
import static io.incidentledger.api.incident.DisruptionKind.OFFLINE;
import static io.incidentledger.api.incident.DisruptionKind.WORKAROUND;
import static io.incidentledger.command.incident.IncidentFixtures.MIDNIGHT;

import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.api.incident.IncidentCommand;
import io.incidentledger.api.incident.IncidentCommand.EndDisruption;
import io.incidentledger.api.incident.IncidentCommand.ReportDisruption;
import io.incidentledger.api.incident.IncidentCommand.RestoreService;
import io.incidentledger.api.incident.IncidentCommand.TakeServiceOffline;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.Outcome;
import io.incidentledger.api.incident.RecoveryCommand.ActivateWorkaround;
import io.incidentledger.api.incident.RecoveryCommand.RetireWorkaround;
import io.incidentledger.api.incident.TenantSelection;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What truly happened to one pair, minute by minute, and what people can say of it: bounds around
 * each true minute, and what came before where bounds meet. Knows the true intervals by itself,
 * from the order in which it made things happen, and never asks the fold.
 */
final class TrueHistory {
    /** What retires every workaround. */
    static final String SWITCH = "switch";

    private static final List<String> WORKAROUNDS = List.of("fax", "paper");
    private static final List<Cause> CAUSES = List.of(ISOLATION, FAILURE, ATTACK, UNKNOWN);

    private final Random random;
    private final Pair pair;
    private final List<Told> facts = new ArrayList<>();
    private final Map<Cause, TrueDisruption> open = new EnumMap<>(Cause.class);
    private final List<String> closed = new ArrayList<>();
    private final SortedMap<String, OccurredAt> active = new TreeMap<>();
    private final List<String> bridges = new ArrayList<>();
    private long minute = 600;
    private boolean restored;

    /**
     * One fact as it can be told.
     *
     * @param follows the fact before it, where their bounds meet
     */
    record Told(IncidentCommand command, OccurredAt at, @Nullable Told follows) {
        IncidentStatement statement(@Nullable EntryId earlier) {
            return IncidentStatement.of(command, new Asserted(at, null, earlier));
        }
    }

    TrueHistory(Pair pair, Random random) {
        this.pair = pair;
        this.random = random;
        for (int steps = 4 + random.nextInt(14); steps > 0; steps--) {
            minute += random.nextInt(12);
            happen();
        }
    }

    Pair pair() {
        return pair;
    }

    /** In the order in which it happened. */
    List<Told> facts() {
        return List.copyOf(facts);
    }

    /** The true intervals, sorted. */
    List<String> intervals() {
        return Stream.concat(closed.stream(), open.values().stream().map(it -> it.text + " open"))
                .sorted()
                .toList();
    }

    /** When which workaround was truly active, sorted. */
    List<String> bridges() {
        return Stream.concat(
                        bridges.stream(),
                        active.entrySet().stream()
                                .map(
                                        it ->
                                                it.getKey()
                                                        + " "
                                                        + FoldedText.of(it.getValue())
                                                        + " active"))
                .sorted()
                .toList();
    }

    private void happen() {
        Cause cause = CAUSES.get(random.nextInt(CAUSES.size()));
        String workaround =
                pair.service() + "-" + WORKAROUNDS.get(random.nextInt(WORKAROUNDS.size()));
        OccurredAt since = active.get(workaround);
        OccurredAt at = bounds();
        boolean bridgeable =
                open.values().stream().anyMatch(it -> !it.bridged.contains(workaround));
        if (bridgeable && random.nextInt(4) == 0) {
            activate(workaround, at);
        } else if (since != null && random.nextInt(4) == 0) {
            retire(workaround, since, at);
        } else if (open.isEmpty() || random.nextInt(3) > 0) {
            start(cause, at);
        } else if (open.containsKey(cause) && random.nextBoolean()) {
            boolean restoration = random.nextInt(4) > 0;
            tell(end(restoration, cause), at);
            close(cause, at, restoration);
        } else {
            boolean restoration = random.nextInt(4) > 0;
            tell(end(restoration, null), at);
            List.copyOf(open.keySet()).forEach(each -> close(each, at, restoration));
        }
    }

    private void start(Cause cause, OccurredAt at) {
        TrueDisruption begun = open.get(cause);
        DisruptionKind kind =
                begun == null
                        ? random.nextBoolean() || cause == ISOLATION ? OFFLINE : LIMITED
                        : begun.kind == OFFLINE ? LIMITED : OFFLINE;
        boolean taken = cause == ISOLATION && kind == OFFLINE;
        tell(
                taken
                        ? new TakeServiceOffline(pair.service(), tenants(), cause, null, null)
                        : new ReportDisruption(
                                pair.service(), tenants(), kind, cause, null, null, null),
                at);
        TrueDisruption is =
                begun == null ? new TrueDisruption(cause + (restored ? " again" : "")) : begun;
        is.becomes(kind, at);
        is.bridged.clear();
        open.put(cause, is);
    }

    private void activate(String workaround, OccurredAt at) {
        tell(
                new ActivateWorkaround(
                        workaround, pair.service(), tenants(), "role:it", null, null),
                at);
        active.putIfAbsent(workaround, at);
        for (TrueDisruption each : open.values()) {
            if (each.bridged.isEmpty()) {
                each.unbridged = each.kind;
                each.becomes(WORKAROUND, at);
            }
            each.bridged.add(workaround);
        }
    }

    private void retire(String workaround, OccurredAt since, OccurredAt at) {
        tell(new RetireWorkaround(workaround, tenants(), SWITCH, null), at);
        active.remove(workaround);
        bridges.add(workaround + " " + FoldedText.of(since) + " " + FoldedText.of(at));
        for (TrueDisruption each : open.values()) {
            if (each.bridged.remove(workaround) && each.bridged.isEmpty()) {
                each.becomes(each.unbridged, at);
            }
        }
    }

    private IncidentCommand end(boolean restoration, @Nullable Cause cause) {
        return restoration
                ? new RestoreService(pair.service(), tenants(), cause, null, null, null, null)
                : new EndDisruption(
                        pair.service(), tenants(), cause, null, null, Outcome.TRANSFERRED, null);
    }

    private void close(Cause cause, OccurredAt at, boolean restoration) {
        TrueDisruption over = Objects.requireNonNull(open.remove(cause));
        closed.add(over.text + (restoration ? " restored " : " ended ") + FoldedText.of(at));
        restored = restored || (restoration && open.isEmpty());
    }

    private void tell(IncidentCommand command, OccurredAt at) {
        Told before = facts.isEmpty() ? null : facts.getLast();
        facts.add(
                new Told(command, at, before != null && before.at().overlaps(at) ? before : null));
    }

    private OccurredAt bounds() {
        boolean exact = random.nextBoolean();
        long early = exact ? minute : minute - random.nextInt(15);
        long late = exact ? minute : minute + random.nextInt(15);
        return OccurredAt.between(
                MIDNIGHT.plusSeconds(60 * early), MIDNIGHT.plusSeconds(60 * late));
    }

    private TenantSelection tenants() {
        return TenantSelection.of(List.of(pair.tenant()));
    }

    /** A disruption as it goes on. */
    private static final class TrueDisruption {
        private final Set<String> bridged = new HashSet<>();
        private DisruptionKind kind = OFFLINE;
        private DisruptionKind unbridged = OFFLINE;
        private String text;

        TrueDisruption(String text) {
            this.text = text;
        }

        void becomes(DisruptionKind now, OccurredAt at) {
            kind = now;
            text += " " + now + "@" + FoldedText.of(at);
        }
    }
}
