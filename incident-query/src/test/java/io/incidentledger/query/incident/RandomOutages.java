package io.incidentledger.query.incident;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.DisruptionReported;
import io.incidentledger.api.incident.IncidentEvent.ServiceEvent;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.TenantSet;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.history.HistoryEntry;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What may have been recorded of some hours, in any order, each fact in a minute of its own; some
 * of them corrected or taken back.
 */
final class RandomOutages {
    static final int MINUTES = 300;
    static final Facts FACTS = Facts.of("INC-2023-000001");
    private static final Instant DAY = Instant.parse("2023-04-24T00:00:00Z");

    private final Random random;
    private final List<HistoryEntry> recorded = new ArrayList<>();

    RandomOutages(Random random) {
        this.random = random;
        List<Integer> minutes = new ArrayList<>(IntStream.range(0, MINUTES).boxed().toList());
        Collections.shuffle(minutes, random);
        int number = 5 + random.nextInt(40);
        for (int place = 0; place < number; place++) {
            recorded.add(
                    new HistoryEntry(
                            FACTS.entry(place),
                            place,
                            Instant.parse("2025-01-01T00:00:00Z"),
                            null,
                            null,
                            null,
                            null,
                            Marking.AMBER,
                            amending(fact(at(minutes.get(place))))));
        }
    }

    static Instant at(int minute) {
        return DAY.plus(Duration.ofMinutes(minute));
    }

    List<HistoryEntry> recorded() {
        return recorded;
    }

    /** What the last word about each original says. */
    List<ServiceEvent> standing() {
        Map<Long, @Nullable IncidentEvent> said = new TreeMap<>();
        for (HistoryEntry entry : recorded) {
            EntryId original = entry.event().amends();
            said.put(
                    (original == null ? entry.entry() : original).sequence(),
                    (IncidentEvent)
                            (original == null ? entry.event() : entry.event().replacement()));
        }
        return said.values().stream()
                .filter(Objects::nonNull)
                .map(ServiceEvent.class::cast)
                .toList();
    }

    private IncidentEvent amending(IncidentEvent event) {
        HistoryEntry other =
                recorded.isEmpty() ? null : recorded.get(random.nextInt(recorded.size()));
        if (other == null || other.event().amends() != null || random.nextInt(6) > 0) {
            return event;
        }
        return random.nextInt(3) == 0
                ? FACTS.retract(other.entry())
                : FACTS.correct(other.entry(), event);
    }

    private IncidentEvent fact(Instant moment) {
        Clocks clocks = new Clocks(OccurredAt.exactly(moment), null, null);
        ServiceId service = new ServiceId("s" + random.nextInt(2));
        TenantSet tenants =
                new TenantSet(
                        false, List.of(new TenantId("t" + random.nextInt(2)), new TenantId("t2")));
        Cause cause = random.nextBoolean() ? Cause.FAILURE : Cause.ATTACK;
        return random.nextInt(5) < 3
                ? new DisruptionReported(
                        FACTS.incident(),
                        service,
                        tenants,
                        random.nextInt(3) == 0 ? DisruptionKind.LIMITED : DisruptionKind.OFFLINE,
                        cause,
                        null,
                        null,
                        null,
                        List.of(),
                        clocks)
                : new ServiceRestored(
                        FACTS.incident(),
                        service,
                        tenants,
                        random.nextBoolean() ? cause : null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        clocks);
    }
}
