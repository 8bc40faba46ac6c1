package io.incidentledger.command.incident;

import static io.incidentledger.api.incident.Cause.ATTACK;
import static io.incidentledger.api.incident.Cause.FAILURE;
import static io.incidentledger.api.incident.Cause.ISOLATION;
import static io.incidentledger.api.incident.Cause.UNKNOWN;
import static io.incidentledger.api.incident.DisruptionKind.LIMITED;
import static io.incidentledger.api.incident.DisruptionKind.OFFLINE;
import static io.incidentledger.command.incident.IncidentFixtures.MIDNIGHT;

import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.Disruption;
import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.api.incident.IncidentCommand;
import io.incidentledger.api.incident.IncidentCommand.EndDisruption;
import io.incidentledger.api.incident.IncidentCommand.ReportDisruption;
import io.incidentledger.api.incident.IncidentCommand.RestoreService;
import io.incidentledger.api.incident.IncidentCommand.TakeServiceOffline;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.Outcome;
import io.incidentledger.api.incident.TenantSelection;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What truly happened to one pair, minute by minute, and what people can say of it: bounds around
 * each true minute, and what came before where bounds meet. Knows the true intervals by itself,
 * from the order in which it made things happen, and never asks the fold.
 */
final class TrueHistory {
    private static final List<Cause> CAUSES = List.of(ISOLATION, FAILURE, ATTACK, UNKNOWN);

    private final Random random;
    private final Pair pair;
    private final List<Told> facts = new ArrayList<>();
    private final Map<Cause, String> open = new EnumMap<>(Cause.class);
    private final Map<Cause, DisruptionKind> kinds = new EnumMap<>(Cause.class);
    private final List<String> closed = new ArrayList<>();
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
        for (int steps = 4 + random.nextInt(10); steps > 0; steps--) {
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
        return Stream.concat(closed.stream(), open.values().stream().map(it -> it + " open"))
                .sorted()
                .toList();
    }

    /** The same of a fold. */
    static List<String> intervals(List<Disruption> disruptions) {
        return disruptions.stream().map(TrueHistory::interval).sorted().toList();
    }

    private void happen() {
        Cause cause = CAUSES.get(random.nextInt(CAUSES.size()));
        OccurredAt at = bounds();
        if (open.isEmpty() || random.nextInt(3) > 0) {
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
        String begun = open.get(cause);
        DisruptionKind kind =
                begun == null
                        ? random.nextBoolean() || cause == ISOLATION ? OFFLINE : LIMITED
                        : kinds.get(cause) == OFFLINE ? LIMITED : OFFLINE;
        boolean taken = cause == ISOLATION && kind == OFFLINE;
        tell(
                taken
                        ? new TakeServiceOffline(pair.service(), tenants(), cause, null, null)
                        : new ReportDisruption(
                                pair.service(), tenants(), kind, cause, null, null, null),
                at);
        String phase = " " + kind + "@" + text(at);
        open.put(cause, begun == null ? cause + (restored ? " again" : "") + phase : begun + phase);
        kinds.put(cause, kind);
    }

    private IncidentCommand end(boolean restoration, @Nullable Cause cause) {
        return restoration
                ? new RestoreService(pair.service(), tenants(), cause, null, null, null, null)
                : new EndDisruption(
                        pair.service(), tenants(), cause, null, null, Outcome.TRANSFERRED, null);
    }

    private void close(Cause cause, OccurredAt at, boolean restoration) {
        closed.add(open.remove(cause) + (restoration ? " restored " : " ended ") + text(at));
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

    private static String interval(Disruption disruption) {
        StringBuilder text = new StringBuilder(disruption.cause().cause().name());
        text.append(disruption.repeated() ? " again" : "");
        disruption.phases().forEach(it -> text.append(" " + it.kind() + "@" + text(it.from())));
        Disruption.Ending ending = disruption.ending();
        return ending == null
                ? text + " open"
                : text + (ending.restoration() ? " restored " : " ended ") + text(ending.at());
    }

    private static String text(OccurredAt at) {
        return at.earliest() + "/" + at.latest();
    }
}
