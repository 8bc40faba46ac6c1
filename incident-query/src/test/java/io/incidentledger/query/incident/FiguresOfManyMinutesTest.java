package io.incidentledger.query.incident;

import static io.incidentledger.query.incident.RandomOutages.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.api.incident.IncidentEvent.DisruptionReported;
import io.incidentledger.api.incident.IncidentEvent.ServiceEvent;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.query.availability.TimeRange;
import io.incidentledger.query.history.HistoryEntry;
import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.history.IncidentQuery;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.read.Axes;
import io.incidentledger.query.response.PromisesKept;
import io.incidentledger.wire.actor.Reader;
import io.incidentledger.wire.actor.Role;

import org.junit.jupiter.api.RepeatedTest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Figures are what somebody finds who walks through the incident minute by minute with a list of
 * what is out. Fails when overlaps count twice, when a correction is not taken, or when what is
 * open is counted beyond the moment asked about.
 */
class FiguresOfManyMinutesTest {
    private static final Reader READER = Reader.inside(Set.of(Role.REVIEWER));

    /** Minutes, by the name of a figure. */
    private final Map<String, Integer> counted = new TreeMap<>();

    /** What is out of one pair, and whether it was ever whole again. */
    private static final class Walk {
        private final Map<Cause, DisruptionKind> out = new EnumMap<>(Cause.class);
        private final Map<Cause, Boolean> repeated = new EnumMap<>(Cause.class);
        private boolean restored;

        void take(ServiceEvent event) {
            switch (event) {
                case DisruptionReported it -> {
                    if (out.put(it.cause(), it.kind()) == null) {
                        repeated.put(it.cause(), restored);
                    }
                }
                case ServiceRestored it -> {
                    boolean any = out.keySet().removeIf(c -> it.cause() == null || it.cause() == c);
                    restored |= any && out.isEmpty();
                }
                case ServiceEvent other -> throw new IllegalStateException(other.toString());
            }
        }
    }

    @RepeatedTest(200)
    void are_what_a_walk_through_the_minutes_counts() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RandomOutages outages = new RandomOutages(random);
        int until = random.nextInt(RandomOutages.MINUTES + 50);

        walk(outages.standing(), until);

        assertThat(told(figures(outages.recorded(), at(until))))
                .as("seed %d", seed)
                .isEqualTo(counted);
    }

    private void walk(List<ServiceEvent> events, int until) {
        Map<String, Walk> pairs = new TreeMap<>();
        for (int minute = 0; minute < until; minute++) {
            Instant now = at(minute);
            events.stream()
                    .filter(it -> it.clocks().occurredAt().earliest().equals(now))
                    .forEach(
                            it ->
                                    it.tenants()
                                            .ids()
                                            .forEach(
                                                    tenant ->
                                                            pairs.computeIfAbsent(
                                                                            it.service()
                                                                                    + "/"
                                                                                    + tenant,
                                                                            _ -> new Walk())
                                                                    .take(it)));
            count(pairs);
        }
    }

    private void count(Map<String, Walk> pairs) {
        Set<String> once = new TreeSet<>();
        pairs.forEach(
                (pair, walk) -> {
                    String service = pair.substring(0, 2);
                    walk.out.forEach(
                            (cause, kind) -> {
                                once.add(pair + " " + kind);
                                once.add(service + " " + kind);
                                if (kind == DisruptionKind.OFFLINE) {
                                    boolean again = walk.repeated.getOrDefault(cause, false);
                                    once.add(pair + " by " + cause);
                                    once.add(pair + (again ? " again" : " first"));
                                    once.add("by " + cause);
                                }
                            });
                    if (walk.out.containsValue(DisruptionKind.OFFLINE)) {
                        counted.merge(service + " sum", 1, Integer::sum);
                    }
                });
        once.forEach(it -> counted.merge(it, 1, Integer::sum));
    }

    private static Map<String, Integer> told(Figures figures) {
        Map<String, Integer> told = new TreeMap<>();
        for (PairFigures it : figures.pairs()) {
            String pair = it.service() + "/" + it.tenant();
            put(told, pair + " OFFLINE", it.lengths().downtime());
            put(told, pair + " LIMITED", it.lengths().impairment());
            put(told, pair + " first", it.lengths().first());
            put(told, pair + " again", it.lengths().repeated());
            it.downtimeByCause().forEach((cause, time) -> put(told, pair + " by " + cause, time));
        }
        for (GroupFigures it : figures.services()) {
            put(told, it.name() + " OFFLINE", it.lengths().downtime());
            put(told, it.name() + " LIMITED", it.lengths().impairment());
            put(told, it.name() + " sum", it.pairDowntime());
        }
        figures.causes().forEach(it -> put(told, "by " + it.name(), it.lengths().downtime()));
        return told;
    }

    private static void put(Map<String, Integer> told, String name, TimeRange time) {
        assertThat(time.atLeast()).as(name).isEqualTo(time.atMost());
        int minutes = (int) Duration.parse(time.atMost()).toMinutes();
        if (minutes > 0) {
            told.put(name, minutes);
        }
    }

    private static Figures figures(List<HistoryEntry> recorded, Instant validAt) {
        IncidentQuery asked =
                new IncidentQuery(
                        READER,
                        RandomOutages.FACTS.incident().value(),
                        Axes.validAt(validAt),
                        null);
        AsOf asOf =
                new AsOf(
                        99,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        null,
                        validAt,
                        null,
                        null,
                        null,
                        List.of());
        return Figures.of(
                asOf,
                new KnownIncident(asked, IncidentHistory.of(recorded, null)),
                new IncidentAvailability(ZoneOffset.UTC, _ -> Map.of()),
                new PromisesKept(0, 0, 0, 0, 0));
    }
}
