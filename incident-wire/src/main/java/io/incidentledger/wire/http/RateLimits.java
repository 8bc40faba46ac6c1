package io.incidentledger.wire.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.incidentledger.wire.actor.Actor;

import java.time.Duration;

/**
 * How much of their share everybody has used, in this process. Who has been silent for long enough
 * to have all of it again is forgotten.
 */
final class RateLimits {
    /** How many are remembered of each kind; beyond that those who were silent longest go first. */
    private static final int REMEMBERED = 10_000;

    private record Key(String issuer, String subject) {}

    private final LoadingCache<Key, Bucket> actors;
    private final LoadingCache<String, Bucket> addresses;

    RateLimits(LimitSettings settings, TimeMeter clock) {
        actors = buckets(settings.requestsPerSecond(), settings.burst(), clock);
        addresses = buckets(settings.failuresPerSecond(), settings.failureBurst(), clock);
    }

    /** Takes one request from an actor's share; answers the seconds to wait, 0 for none. */
    long request(Actor actor) {
        return take(actors.get(new Key(actor.issuer(), actor.subject())));
    }

    /** Takes one failure from an address's share; answers the seconds to wait, 0 for none. */
    long failure(String address) {
        return take(addresses.get(address));
    }

    private static long take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
    }

    private static <K> LoadingCache<K, Bucket> buckets(int perSecond, int burst, TimeMeter clock) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(Duration.ofSeconds(burst / perSecond + 1L))
                .build(_ -> bucket(perSecond, burst, clock));
    }

    private static Bucket bucket(int perSecond, int burst, TimeMeter clock) {
        return Bucket.builder()
                .addLimit(
                        Bandwidth.builder()
                                .capacity(burst)
                                .refillGreedy(perSecond, Duration.ofSeconds(1))
                                .build())
                .withCustomTimePrecision(clock)
                .build();
    }
}
