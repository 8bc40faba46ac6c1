package io.incidentledger.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.incidentledger.wire.actor.Actor;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

class RateLimitsTest {
    private static final Actor ANNA = new Actor("urn:test", "anna", Set.of());
    private static final Actor BEN = new Actor("urn:test", "ben", Set.of());

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimits limits =
            new RateLimits(
                    new LimitSettings(2, 3, 1, 2, 1),
                    new TimeMeter() {
                        @Override
                        public long currentTimeNanos() {
                            return nanos.get();
                        }

                        @Override
                        public boolean isWallClockBased() {
                            return false;
                        }
                    });

    /** Fails when all share one bucket, or when nothing is taken from it. */
    @Test
    void an_actor_has_a_burst_and_others_have_theirs() {
        for (int i = 0; i < 3; i++) {
            assertThat(limits.request(ANNA)).isZero();
        }
        assertThat(limits.request(ANNA)).isEqualTo(1);
        assertThat(limits.request(BEN)).isZero();
    }

    /** Fails when the burst comes back at once, or never. */
    @Test
    void room_comes_back_as_time_passes() {
        for (int i = 0; i < 4; i++) {
            limits.request(ANNA);
        }
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(limits.request(ANNA)).isZero();
        assertThat(limits.request(ANNA)).isZero();
        assertThat(limits.request(ANNA)).isPositive();
    }

    @Test
    void failures_are_counted_by_address() {
        assertThat(limits.failure("192.0.2.1")).isZero();
        assertThat(limits.failure("192.0.2.1")).isZero();
        assertThat(limits.failure("192.0.2.1")).isPositive();
        assertThat(limits.failure("192.0.2.2")).isZero();
    }
}
