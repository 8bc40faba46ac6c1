package io.incidentledger.query.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.CauseKey;
import io.incidentledger.api.incident.DisruptionKind;
import io.incidentledger.query.availability.TimeRange;
import io.incidentledger.query.incident.PhaseRow.PhaseEnd;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

class LastingTest {
    private static final Instant DAY = Instant.parse("2023-04-24T00:00:00Z");
    private static final int MINUTES = 200;

    /** Fails when overlapping phases count twice, or a bound is taken for the other. */
    @RepeatedTest(200)
    void counts_the_minutes_in_which_one_of_them_lasted() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<PhaseRow> phases = new ArrayList<>();
        for (int i = 0; i < random.nextInt(6); i++) {
            int from = random.nextInt(MINUTES);
            int to = from + random.nextInt(60);
            phases.add(phase(from, to, to + random.nextInt(30), to + 30 + random.nextInt(60)));
        }
        int until = random.nextInt(MINUTES + 100);
        TimeRange expected =
                TimeRange.of(minutes(phases, until, true), minutes(phases, until, false));
        if (!expected.equals(Lasting.of(phases, at(until)).length())) {
            LoggerFactory.getLogger(LastingTest.class).warn("seed {}", seed);
        }
        assertThat(Lasting.of(phases, at(until)).length()).as("seed %d", seed).isEqualTo(expected);
    }

    @Test
    void counts_what_lasts_until_the_moment_asked_about() {
        PhaseRow open = row(at(10), at(20), null);
        assertThat(Lasting.of(List.of(open), at(70)).length())
                .isEqualTo(TimeRange.of(Duration.ofMinutes(50), Duration.ofMinutes(60)));
        assertThat(Lasting.of(List.of(open), at(15)).length())
                .isEqualTo(TimeRange.of(Duration.ZERO, Duration.ofMinutes(5)));
    }

    /** Minute by minute. */
    private static Duration minutes(List<PhaseRow> phases, int until, boolean certain) {
        long count =
                IntStream.range(0, until)
                        .filter(
                                minute ->
                                        phases.stream()
                                                .anyMatch(it -> lasts(it, at(minute), certain)))
                        .count();
        return Duration.ofMinutes(count);
    }

    private static boolean lasts(PhaseRow phase, Instant minute, boolean certain) {
        OccurredAt started = phase.started();
        OccurredAt ended = Objects.requireNonNull(phase.ended());
        Instant from = certain ? started.latest() : started.earliest();
        Instant to = certain ? ended.earliest() : ended.latest();
        return !minute.isBefore(from) && minute.isBefore(to);
    }

    private static PhaseRow phase(int from, int fromLatest, int to, int toLatest) {
        return row(at(from), at(fromLatest), OccurredAt.between(at(to), at(toLatest)));
    }

    private static PhaseRow row(Instant earliest, Instant latest, @Nullable OccurredAt ended) {
        return new PhaseRow(
                1,
                1,
                DisruptionKind.OFFLINE,
                new CauseKey(Cause.FAILURE, null),
                OccurredAt.between(earliest, latest),
                ended == null ? null : 2L,
                ended,
                ended == null ? null : PhaseEnd.RESTORED,
                false);
    }

    private static Instant at(int minute) {
        return DAY.plus(Duration.ofMinutes(minute));
    }
}
