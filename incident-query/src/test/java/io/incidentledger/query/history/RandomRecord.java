package io.incidentledger.query.history;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.Amendment;
import io.incidentledger.api.incident.IncidentEvent.DisruptionReported;
import io.incidentledger.api.incident.IncidentEvent.EntryCorrected;
import io.incidentledger.api.incident.IncidentEvent.EntryRetracted;
import io.incidentledger.api.incident.IncidentEvent.IncidentDeclared;
import io.incidentledger.api.incident.IncidentEvent.IncidentReclassified;
import io.incidentledger.api.incident.IncidentEvent.NoteLogged;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.IncidentEvent.SiteTakenOffline;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.Inference;
import io.incidentledger.api.incident.Nature;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundActivated;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundRetired;
import io.incidentledger.api.incident.Severity;
import io.incidentledger.api.incident.TenantSet;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What several incidents could have recorded on one day: late, out of order, corrected, taken back.
 * No two facts of an incident overlap in time, so that their order is beyond doubt.
 */
final class RandomRecord {
    static final Instant DAY = Instant.parse("2023-04-24T00:00:00Z");
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SLOTS = 140;
    private static final Duration SLOT = Duration.ofMinutes(10);

    /** One entry. */
    record Recorded(EntryId entry, Instant recordedAt, IncidentEvent event) {
        Instant learnedAt() {
            LearnedAt learned = event.clocks().learnedAt();
            return learned == null ? recordedAt : learned.at();
        }
    }

    private final Random random;
    private final List<Recorded> entries = new ArrayList<>();
    private Instant now = BEGIN;

    RandomRecord(Random random, int incidents, int length) {
        this.random = random;
        List<Story> stories =
                IntStream.rangeClosed(1, incidents)
                        .mapToObj(
                                number ->
                                        new Story(
                                                new IncidentId("INC-2023-%06d".formatted(number))))
                        .toList();
        stories.forEach(Story::declare);
        for (int i = 0; i < incidents * length; i++) {
            stories.get(random.nextInt(incidents)).goOn();
        }
    }

    /** Everything, in the order of recording. */
    List<Recorded> entries() {
        return entries;
    }

    /** One incident. */
    private final class Story {
        private final IncidentId incident;
        private final List<Integer> free =
                new ArrayList<>(IntStream.range(0, SLOTS).boxed().toList());
        private final List<EntryId> facts = new ArrayList<>();
        private int size;

        Story(IncidentId incident) {
            this.incident = incident;
            Collections.shuffle(free, random);
        }

        void declare() {
            add(
                    new IncidentDeclared(
                            incident,
                            Nature.SECURITY,
                            Severity.HIGH,
                            "As declared",
                            null,
                            null,
                            clocks()));
        }

        void goOn() {
            if (free.size() < 3) {
                return;
            }
            int what = random.nextInt(24);
            if (what < 3 && !facts.isEmpty()) {
                EntryId entry = facts.get(random.nextInt(facts.size()));
                add(
                        new EntryCorrected(
                                incident,
                                entry,
                                again(said(entry)),
                                "misread",
                                List.of(),
                                clocks()));
            } else if (what < 5 && !facts.isEmpty()) {
                EntryId entry = facts.get(random.nextInt(facts.size()));
                add(new EntryRetracted(incident, entry, "wrong", List.of(), clocks()));
            } else if (what == 5) {
                Clocks clocks = clocks();
                EntryId site = add(siteOff(clocks));
                add(off(clocks, new Inference(new SiteId("munich"), site)));
            } else {
                facts.add(add(fact(what)));
            }
        }

        private IncidentEvent fact(int what) {
            return switch (what) {
                case 6, 7, 8 -> off(clocks(), null);
                case 9, 10 -> reported();
                case 11, 12, 13, 14 -> restored(null);
                case 15 -> restored(Cause.ISOLATION);
                case 16, 17 -> reclassified();
                case 18, 19 -> activated(service());
                case 20, 21 -> retired(service());
                default -> new NoteLogged(incident, "note " + size, clocks());
            };
        }

        /** The same kind of fact, with other words and times. */
        private IncidentEvent again(IncidentEvent event) {
            return switch (event) {
                case ServiceTakenOffline _ -> off(clocks(), null);
                case DisruptionReported _ -> reported();
                case ServiceRestored was -> restored(was.cause());
                case IncidentReclassified _ -> reclassified();
                case WorkaroundActivated was -> activated(was.service());
                case WorkaroundRetired was -> retired(was.service());
                case NoteLogged _ -> new NoteLogged(incident, "mended " + size, clocks());
                case IncidentEvent other -> throw new IllegalStateException(other.toString());
            };
        }

        private IncidentEvent said(EntryId entry) {
            return entries.stream()
                    .filter(it -> it.entry().equals(entry))
                    .map(Recorded::event)
                    .filter(event -> !(event instanceof Amendment))
                    .findFirst()
                    .orElseThrow();
        }

        private ServiceTakenOffline off(Clocks clocks, @Nullable Inference inference) {
            return new ServiceTakenOffline(
                    incident,
                    service(),
                    tenants(),
                    Cause.ISOLATION,
                    null,
                    null,
                    inference,
                    List.of(),
                    clocks);
        }

        private SiteTakenOffline siteOff(Clocks clocks) {
            return new SiteTakenOffline(
                    incident,
                    new SiteId("munich"),
                    Cause.ISOLATION,
                    null,
                    List.of(),
                    null,
                    List.of(),
                    clocks);
        }

        private DisruptionReported reported() {
            return new DisruptionReported(
                    incident,
                    service(),
                    tenants(),
                    random.nextBoolean() ? DisruptionKind.LIMITED : DisruptionKind.OFFLINE,
                    random.nextBoolean() ? Cause.FAILURE : Cause.ISOLATION,
                    null,
                    null,
                    null,
                    List.of(),
                    clocks());
        }

        private ServiceRestored restored(@Nullable Cause cause) {
            return new ServiceRestored(
                    incident, service(), tenants(), cause, null, null, null, null, List.of(),
                    clocks());
        }

        private WorkaroundActivated activated(ServiceId service) {
            return new WorkaroundActivated(
                    incident,
                    workaround(service),
                    service,
                    tenants(),
                    "somebody",
                    null,
                    null,
                    List.of(),
                    clocks());
        }

        private WorkaroundRetired retired(ServiceId service) {
            return new WorkaroundRetired(
                    incident,
                    workaround(service),
                    service,
                    tenants(),
                    "way back",
                    null,
                    List.of(),
                    clocks());
        }

        /** One of two that help against outages of a service. */
        private String workaround(ServiceId service) {
            return service + (random.nextBoolean() ? "-fax" : "-courier");
        }

        private IncidentReclassified reclassified() {
            return new IncidentReclassified(
                    incident, null, null, "Title " + size, null, List.of(), clocks());
        }

        private EntryId add(IncidentEvent event) {
            now = now.plusSeconds(random.nextInt(3));
            EntryId entry = new EntryId(incident.value(), size++);
            entries.add(new Recorded(entry, now, event));
            return entry;
        }

        private ServiceId service() {
            return new ServiceId("s" + random.nextInt(2));
        }

        private TenantSet tenants() {
            return new TenantSet(
                    false, List.of(new TenantId("t" + random.nextInt(2)), new TenantId("t2")));
        }

        /** Ten minutes that no other fact of the incident has: a moment, or bounds in them. */
        private Clocks clocks() {
            Instant earliest = DAY.plus(SLOT.multipliedBy(free.removeLast())).plusSeconds(60);
            Instant latest = random.nextInt(3) == 0 ? earliest.plusSeconds(240) : earliest;
            LearnedAt learned =
                    random.nextInt(4) == 0
                            ? null
                            : new LearnedAt(latest.plusSeconds(random.nextInt(20_000)), null);
            return new Clocks(new OccurredAt(earliest, latest, "Z", false), learned, null);
        }
    }
}
