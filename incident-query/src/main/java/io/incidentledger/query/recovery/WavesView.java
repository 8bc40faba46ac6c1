package io.incidentledger.query.recovery;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.RecoveryEvent.WaveReleased;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.recovery.MatrixCell.Answered;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The waves in which services were restored.
 *
 * @param waves in the order of their first restoration; none for somebody who is bound to tenants
 */
record WavesView(AsOf asOf, String incident, List<WaveView> waves) {
    /**
     * One wave.
     *
     * @param released null while it was not
     * @param pairs how many pairs of service and tenant it restored
     * @param confirmed how many of these the tenant last confirmed
     * @param disputed how many of these the tenant last disputed
     */
    record WaveView(
            String wave,
            @Nullable Release released,
            int pairs,
            int confirmed,
            int disputed,
            List<Restoration> restorations) {}

    /** The release of a wave. */
    record Release(String entry, OccurredAt at, @Nullable String note) {}

    /** A restoration that names a wave. */
    record Restoration(String entry, OccurredAt at, ServiceId service, List<TenantId> tenants) {}

    static WavesView of(RecoveryFacts facts) {
        Map<String, List<StandingEntry<ServiceRestored>>> byWave = new LinkedHashMap<>();
        for (StandingEntry<ServiceRestored> entry : facts.ours(ServiceRestored.class)) {
            String wave = entry.event().wave();
            if (wave != null) {
                byWave.computeIfAbsent(wave, _ -> new ArrayList<>()).add(entry);
            }
        }
        Restorations restorations = Restorations.of(facts);
        return new WavesView(
                facts.asOf(),
                facts.incident(),
                byWave.entrySet().stream()
                        .map(it -> wave(facts, restorations, it.getKey(), it.getValue()))
                        .toList());
    }

    private static WaveView wave(
            RecoveryFacts facts,
            Restorations restorations,
            String wave,
            List<StandingEntry<ServiceRestored>> named) {
        Map<ServedPair, OccurredAt> pairs = new LinkedHashMap<>();
        for (StandingEntry<ServiceRestored> it : named) {
            it.event()
                    .tenants()
                    .ids()
                    .forEach(
                            tenant ->
                                    pairs.put(
                                            new ServedPair(it.event().service(), tenant),
                                            it.occurredAt()));
        }
        List<Answered> answers = new ArrayList<>();
        pairs.forEach(
                (pair, at) -> {
                    Answered answer = restorations.answer(pair, at);
                    if (answer != null) {
                        answers.add(answer);
                    }
                });
        int confirmed = (int) answers.stream().filter(Answered::confirmed).count();
        return new WaveView(
                wave,
                release(facts, wave),
                pairs.size(),
                confirmed,
                answers.size() - confirmed,
                named.stream()
                        .map(
                                it ->
                                        new Restoration(
                                                it.entry().toString(),
                                                it.occurredAt(),
                                                it.event().service(),
                                                it.event().tenants().ids()))
                        .toList());
    }

    private static @Nullable Release release(RecoveryFacts facts, String wave) {
        return facts.ours(WaveReleased.class).stream()
                .filter(it -> it.event().wave().equals(wave))
                .findFirst()
                .map(it -> new Release(it.entry().toString(), it.occurredAt(), it.event().note()))
                .orElse(null);
    }
}
