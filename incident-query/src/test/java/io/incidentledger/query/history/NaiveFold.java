package io.incidentledger.query.history;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.Amendment;
import io.incidentledger.api.incident.IncidentEvent.EntryCorrected;
import io.incidentledger.api.incident.IncidentEvent.IncidentReclassified;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.query.history.RandomRecord.Recorded;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an incident amounts to, found on other principles than the product's: it knows no intervals,
 * no positions and no tables, but walks through the day again for every question and stops at the
 * moment that is asked about.
 */
record NaiveFold(
        List<Recorded> all,
        @Nullable Instant validAt,
        @Nullable Instant knownAt,
        @Nullable Instant learnedUntil) {

    /** Whether an answer may know of an entry. */
    private boolean counts(Recorded entry) {
        return (knownAt == null || entry.recordedAt().compareTo(knownAt) <= 0)
                && (learnedUntil == null || entry.learnedAt().compareTo(learnedUntil) <= 0);
    }

    /** The entries of an incident by their names, as a timeline shows them. */
    List<String> timeline(String incident) {
        return all.stream()
                .filter(it -> it.entry().stream().equals(incident) && counts(it))
                .filter(it -> begun(it.event().clocks().occurredAt()))
                .map(it -> it.entry() + " " + amendedBy(it))
                .toList();
    }

    private String amendedBy(Recorded entry) {
        Recorded last = lastAmendment(entry.entry());
        if (last == null
                && entry.event() instanceof ServiceTakenOffline off
                && off.inferredFrom() != null) {
            Recorded ofSite = lastAmendment(off.inferredFrom().entry());
            last = ofSite == null || ofSite.event() instanceof EntryCorrected ? null : ofSite;
        }
        return last == null ? "-" : last.entry().toString();
    }

    private @Nullable Recorded lastAmendment(EntryId original) {
        Recorded last = null;
        for (Recorded it : all) {
            if (counts(it)
                    && it.event() instanceof Amendment amendment
                    && amendment.entry().equals(original)) {
                last = it;
            }
        }
        return last;
    }

    /** What stands, whatever the moment. */
    private List<IncidentEvent> facts(String incident) {
        List<IncidentEvent> facts = new ArrayList<>();
        for (Recorded it : all) {
            if (!it.entry().stream().equals(incident)
                    || it.event() instanceof Amendment
                    || (knownAt != null && it.recordedAt().compareTo(knownAt) > 0)) {
                continue;
            }
            Recorded last = lastAmendment(it.entry());
            if (last == null && counts(it)) {
                if (!it.event().equals(fallen(it.event()))) {
                    facts.add(it.event());
                }
            } else if (last != null && last.event() instanceof EntryCorrected correction) {
                facts.add(correction.replacement());
            }
        }
        return facts;
    }

    /** The event itself if its site was taken back. */
    private @Nullable IncidentEvent fallen(IncidentEvent event) {
        if (event instanceof ServiceTakenOffline off && off.inferredFrom() != null) {
            Recorded ofSite = lastAmendment(off.inferredFrom().entry());
            return ofSite == null || ofSite.event() instanceof EntryCorrected ? null : event;
        }
        return null;
    }

    /** The title; null where nothing was declared. */
    @Nullable String title(String incident) {
        String title = null;
        for (IncidentEvent event : facts(incident)) {
            if (event instanceof IncidentEvent.IncidentDeclared declared) {
                title = declared.title();
            } else if (event instanceof IncidentReclassified change
                    && title != null
                    && begun(change.clocks().occurredAt())) {
                title = change.title();
            }
        }
        return title;
    }

    /** The worst that may be of every pair that does not surely work, {@code s0/t1} to kind. */
    Map<String, String> states(String incident) {
        Map<String, DisruptionKind> worst = new TreeMap<>();
        for (NaiveDay day : days(incident)) {
            day.kinds()
                    .forEach(
                            (pair, kind) ->
                                    worst.merge(pair, kind, (a, b) -> a.compareTo(b) < 0 ? a : b));
        }
        Map<String, String> states = new TreeMap<>();
        worst.forEach((pair, kind) -> states.put(pair, kind.name()));
        return states;
    }

    /** The workarounds that may be active, each as its name and one tenant. */
    Set<String> workarounds(String incident) {
        Set<String> active = new TreeSet<>();
        days(incident).forEach(day -> active.addAll(day.active()));
        return active;
    }

    /**
     * No two facts overlap, so that at most one is about to happen at the moment: the day without
     * it, and the day with it.
     */
    private List<NaiveDay> days(String incident) {
        List<IncidentEvent> byTime = new ArrayList<>(facts(incident));
        byTime.sort(Comparator.comparing(event -> event.clocks().occurredAt().earliest()));
        NaiveDay without = new NaiveDay();
        NaiveDay with = new NaiveDay();
        for (IncidentEvent event : byTime) {
            if (over(event.clocks().occurredAt())) {
                without.apply(event);
            }
            if (begun(event.clocks().occurredAt())) {
                with.apply(event);
            }
        }
        return List.of(without, with);
    }

    private boolean begun(OccurredAt at) {
        return validAt == null || at.earliest().compareTo(validAt) <= 0;
    }

    private boolean over(OccurredAt at) {
        return validAt == null || at.latest().compareTo(validAt) <= 0;
    }
}
