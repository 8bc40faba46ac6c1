package io.incidentledger.query.availability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

class StretchesTest {
    private static final Instant DAY = Instant.parse("2023-04-24T00:00:00Z");
    private static final int MINUTES = 120;

    /** Fails when what overlaps or touches is counted twice, or cut in two, or left out. */
    @RepeatedTest(300)
    void are_sets_of_minutes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        BitSet one = new BitSet();
        BitSet other = new BitSet();
        Stretches first = random(random, one);
        Stretches second = random(random, other);

        BitSet either = (BitSet) one.clone();
        either.or(other);
        assertThat(Stretches.union(List.of(first, second)))
                .as("seed %d", seed)
                .isEqualTo(of(either));
        BitSet both = (BitSet) one.clone();
        both.and(other);
        assertThat(first.within(second)).as("seed %d", seed).isEqualTo(of(both));
        assertThat(first.length())
                .as("seed %d", seed)
                .isEqualTo(Duration.ofMinutes(one.cardinality()));
    }

    private static Stretches random(Random random, BitSet minutes) {
        List<Stretches> several = new ArrayList<>();
        int number = random.nextInt(7);
        for (int i = 0; i < number; i++) {
            int from = random.nextInt(MINUTES);
            int to = from + random.nextInt(30);
            minutes.set(from, to);
            several.add(Stretches.of(at(from), at(to)));
        }
        return Stretches.union(several);
    }

    private static Stretches of(BitSet minutes) {
        List<Stretches.Stretch> stretches = new ArrayList<>();
        int from = minutes.nextSetBit(0);
        while (from >= 0) {
            int to = minutes.nextClearBit(from);
            stretches.add(new Stretches.Stretch(at(from), at(to)));
            from = minutes.nextSetBit(to);
        }
        return new Stretches(stretches);
    }

    private static Instant at(int minute) {
        return DAY.plus(Duration.ofMinutes(minute));
    }
}
