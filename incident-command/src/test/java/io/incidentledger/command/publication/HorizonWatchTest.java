package io.incidentledger.command.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class HorizonWatchTest {
    private final AtomicLong clock = new AtomicLong(5);
    private final HorizonWatch watch = new HorizonWatch(clock::get);

    @Test
    void growsWhileOneTransactionHoldsTheHorizon() {
        watch.age(700, 701);
        clock.addAndGet(3_000);
        assertThat(watch.age(700, 709)).isEqualTo(Duration.ofNanos(3_000));
    }

    @Test
    void beginsAnewWhenTheHorizonMoves() {
        watch.age(700, 705);
        clock.addAndGet(3_000);
        assertThat(watch.age(701, 705)).isZero();
    }

    @Test
    void isZeroWhenNoTransactionIsOpenHoweverLongThatLasts() {
        watch.age(700, 700);
        clock.addAndGet(3_000);
        assertThat(watch.age(700, 700)).isZero();
    }
}
