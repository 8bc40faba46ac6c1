package io.incidentledger.query.recovery;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.RecoveryEvent.RestorationAnswer;
import io.incidentledger.api.incident.RecoveryEvent.RestorationConfirmed;
import io.incidentledger.api.incident.RecoveryEvent.WaveReleased;
import io.incidentledger.api.incident.TenantSet;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.recovery.MatrixCell.Answered;
import io.incidentledger.query.recovery.MatrixCell.Restored;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was restored by then, and what tenants said of it, as far as a reader may see it.
 *
 * @param released the waves that were released
 */
record Restorations(
        RecoveryFacts facts,
        List<StandingEntry<ServiceRestored>> restorations,
        List<StandingEntry<RestorationAnswer>> answers,
        Set<String> released) {
    /** As the fold of pairs orders them; later ones last. */
    private static final Comparator<StandingEntry<?>> BY_TIME =
            Comparator.comparing((StandingEntry<?> it) -> it.occurredAt().latest())
                    .thenComparingLong(it -> it.entry().sequence());

    static Restorations of(RecoveryFacts facts) {
        return new Restorations(
                facts,
                facts.shown(ServiceRestored.class).stream().sorted(BY_TIME).toList(),
                facts.shown(RestorationAnswer.class).stream().sorted(BY_TIME).toList(),
                facts.shown(WaveReleased.class).stream()
                        .map(it -> it.event().wave())
                        .collect(Collectors.toSet()));
    }

    /** The last restoration of a pair; null if there is none. */
    @Nullable Restored last(ServedPair pair) {
        return restorations.stream()
                .filter(it -> isAbout(pair, it.event().service(), it.event().tenants()))
                .reduce((_, later) -> later)
                .map(
                        it -> {
                            String wave = it.event().wave();
                            return new Restored(
                                    it.entry().toString(),
                                    it.occurredAt(),
                                    facts.reader().isBound() ? null : wave,
                                    wave != null && released.contains(wave));
                        })
                .orElse(null);
    }

    /** What a tenant last said that can be about a restoration at that time. */
    @Nullable Answered answer(ServedPair pair, OccurredAt restored) {
        return answers.stream()
                .filter(it -> isAbout(pair, it.event().service(), it.event().tenants()))
                .filter(it -> !it.occurredAt().certainlyBefore(restored))
                .reduce((_, later) -> later)
                .map(
                        it ->
                                new Answered(
                                        it.event() instanceof RestorationConfirmed,
                                        it.entry().toString(),
                                        it.occurredAt()))
                .orElse(null);
    }

    private static boolean isAbout(ServedPair pair, ServiceId service, TenantSet tenants) {
        return service.equals(pair.service()) && tenants.ids().contains(pair.tenant());
    }
}
