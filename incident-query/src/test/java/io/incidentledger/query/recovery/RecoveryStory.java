package io.incidentledger.query.recovery;

import static io.incidentledger.query.fixture.Facts.moment;
import static io.incidentledger.query.fixture.Facts.tenants;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.RecoveryEvent.RestorationConfirmed;
import io.incidentledger.api.incident.RecoveryEvent.RestorationDisputed;
import io.incidentledger.api.incident.RecoveryEvent.StepFinished;
import io.incidentledger.api.incident.RecoveryEvent.StepPlanned;
import io.incidentledger.api.incident.RecoveryEvent.StepStarted;
import io.incidentledger.api.incident.RecoveryEvent.WaveReleased;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundActivated;
import io.incidentledger.api.incident.RecoveryEvent.WorkaroundRetired;
import io.incidentledger.api.incident.StepKind;
import io.incidentledger.api.incident.StepResult;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.history.HistoryEntry;
import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was recorded about one recovery, and what somebody may read of it; on 24 April 2023. */
final class RecoveryStory {
    final Facts facts = Facts.of("INC-2023-000001");
    private final List<HistoryEntry> recorded = new ArrayList<>();

    RecoveryStory told(IncidentEvent... events) {
        for (IncidentEvent event : events) {
            marked(Marking.AMBER, event);
        }
        return this;
    }

    RecoveryStory marked(Marking marking, IncidentEvent event) {
        int place = recorded.size();
        recorded.add(
                new HistoryEntry(
                        facts.entry(place),
                        place + 10,
                        Instant.parse("2023-04-25T12:00:00Z").plusSeconds(place),
                        "issuer",
                        "subject",
                        null,
                        null,
                        marking,
                        event));
        return this;
    }

    /** Without a bound on any axis. */
    RecoveryFacts seenBy(Reader reader) {
        return asOf(reader, null, null);
    }

    RecoveryFacts at(Reader reader, String validAt) {
        return asOf(reader, moment(validAt), null);
    }

    RecoveryFacts asOf(Reader reader, @Nullable Instant validAt, @Nullable Instant learnedUntil) {
        return new RecoveryFacts(
                facts.incident().value(),
                new AsOf(99, moment("23:59"), null, validAt, null, learnedUntil, null, List.of()),
                IncidentHistory.of(recorded, learnedUntil),
                reader);
    }

    StepPlanned planned(String step, StepKind kind, @Nullable String plannedFor, String time) {
        return new StepPlanned(
                facts.incident(),
                step,
                kind,
                "Name of " + step,
                null,
                plannedFor == null ? null : when(plannedFor),
                List.of(),
                null,
                Facts.at(time));
    }

    StepStarted started(String step, String time) {
        return new StepStarted(facts.incident(), step, null, Facts.at(time));
    }

    StepFinished finished(String step, StepResult result, String time) {
        return new StepFinished(facts.incident(), step, result, "so", Facts.at(time));
    }

    ServiceTakenOffline offBy(String step, String service, String time, String... ids) {
        return new ServiceTakenOffline(
                facts.incident(),
                new ServiceId(service),
                tenants(ids),
                Cause.RECOVERY_STEP,
                step,
                null,
                null,
                List.of(),
                Facts.at(time));
    }

    ServiceRestored inWave(String wave, String service, String time, String... ids) {
        return new ServiceRestored(
                facts.incident(),
                new ServiceId(service),
                tenants(ids),
                null,
                null,
                null,
                wave,
                null,
                List.of(),
                Facts.at(time));
    }

    WaveReleased released(String wave, String time) {
        return new WaveReleased(facts.incident(), wave, null, Facts.at(time));
    }

    RestorationConfirmed confirmed(String service, String time, String... ids) {
        return new RestorationConfirmed(
                facts.incident(), new ServiceId(service), tenants(ids), null, null, Facts.at(time));
    }

    RestorationConfirmed confirmedAndLearned(
            String service, String time, String learned, String... ids) {
        return new RestorationConfirmed(
                facts.incident(),
                new ServiceId(service),
                tenants(ids),
                null,
                null,
                new Clocks(when(time), new LearnedAt(moment(learned), null), null));
    }

    RestorationDisputed disputed(String service, String time, String... ids) {
        return new RestorationDisputed(
                facts.incident(),
                new ServiceId(service),
                tenants(ids),
                null,
                "slow",
                Facts.at(time));
    }

    WorkaroundActivated bridged(
            String workaround,
            String service,
            @Nullable String plannedSwitchBack,
            String time,
            String... ids) {
        return new WorkaroundActivated(
                facts.incident(),
                workaround,
                new ServiceId(service),
                tenants(ids),
                "role:it",
                "slow",
                plannedSwitchBack == null ? null : when(plannedSwitchBack),
                List.of(),
                Facts.at(time));
    }

    WorkaroundRetired unbridged(String workaround, String service, String time, String... ids) {
        return new WorkaroundRetired(
                facts.incident(),
                workaround,
                new ServiceId(service),
                tenants(ids),
                "switch",
                null,
                List.of(),
                Facts.at(time));
    }

    private static OccurredAt when(String time) {
        return Facts.at(time).occurredAt();
    }
}
