package io.incidentledger.query.incident;

import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.query.feed.DiscardRepository;
import io.incidentledger.query.feed.Projection;
import io.incidentledger.query.feed.PublishedRecord;
import io.incidentledger.query.timeline.RecordedEvents;
import io.incidentledger.query.timeline.RecordedEvents.Recorded;

import org.springframework.jdbc.core.JdbcOperations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps the rows of incidents, of their disruptions and of their sites. */
public final class IncidentProjection implements Projection {
    /** How many incidents are held in memory; others are read from their entries when needed. */
    private static final int HELD = 1_000;

    private final JdbcOperations jdbc;
    private final RecordedEvents entries;
    private final DiscardRepository discards;
    private final Map<String, IncidentFold> held = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param jdbc on the database of the projections
     * @param entries what was applied before
     * @param discards what will never be
     */
    public IncidentProjection(
            JdbcOperations jdbc, RecordedEvents entries, DiscardRepository discards) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.discards = discards;
    }

    @Override
    public void apply(List<PublishedRecord> records) {
        SortedMap<String, List<PublishedRecord>> byIncident = new TreeMap<>();
        for (PublishedRecord record : records) {
            if (record.event() instanceof IncidentEvent) {
                byIncident.computeIfAbsent(record.stream(), _ -> new ArrayList<>()).add(record);
            }
        }
        load(byIncident);
        IncidentChanges changes = new IncidentChanges();
        byIncident.forEach((incident, own) -> held.put(incident, fold(incident, own, changes)));
        IncidentTables.INCIDENT.write(jdbc, changes.incidents());
        IncidentTables.DISRUPTION.write(jdbc, changes.disruptions());
        IncidentTables.SITE.write(jdbc, changes.sites());
        held.keySet().stream()
                .limit(Math.max(0, held.size() - HELD))
                .toList()
                .forEach(held::remove);
    }

    @Override
    public void forget() {
        held.clear();
    }

    private IncidentFold fold(
            String incident, List<PublishedRecord> records, IncidentChanges changes) {
        IncidentFold fold = held.get(incident);
        for (PublishedRecord record : records) {
            IncidentFold before =
                    fold == null ? IncidentFold.of(incident, record.position()) : fold;
            discards.requireNext(record, before.standing().size());
            fold =
                    changes.apply(
                            before.upTo(record.sequence()),
                            (IncidentEvent) record.event(),
                            record.position());
        }
        return Objects.requireNonNull(fold);
    }

    private void load(Map<String, List<PublishedRecord>> byIncident) {
        Map<String, Long> missing = new HashMap<>();
        byIncident.forEach(
                (incident, own) -> {
                    if (!held.containsKey(incident) && own.getFirst().sequence() > 0) {
                        missing.put(incident, own.getFirst().sequence());
                    }
                });
        for (Recorded<IncidentEvent> entry : entries.read(missing, IncidentEvent.class)) {
            IncidentFold before =
                    held.getOrDefault(
                            entry.stream(), IncidentFold.of(entry.stream(), entry.position()));
            held.put(entry.stream(), before.upTo(entry.sequence()).plus(entry.event()));
        }
    }
}
