package io.incidentledger.query.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.refusal.MalformedInput;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

class MonthlyAvailabilityTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final SubscribedPair PAIR = new SubscribedPair("kim", "aok");
    private static final Instant FROM = Instant.parse("2023-03-20T00:00:00Z");
    private static final int QUARTERS = 4000;

    @Nested
    class AMonth {
        /** Fails when months are those of UTC, or all days have 24 hours. */
        @Test
        void has_the_hours_that_it_has_in_its_zone() {
            assertThat(subscribed("2023-03-01T00:00:00+01:00", "2023-05-01T00:00:00+02:00"))
                    .containsExactly("2023-03 PT743H", "2023-04 PT720H");
            assertThat(subscribed("2023-10-01T00:00:00+02:00", "2023-11-01T00:00:00+01:00"))
                    .containsExactly("2023-10 PT745H");
        }

        @Test
        void is_as_much_of_it_as_is_asked_about() {
            assertThat(subscribed("2023-03-31T12:00:00+02:00", "2023-04-01T06:00:00+02:00"))
                    .containsExactly("2023-03 PT12H", "2023-04 PT6H");
        }

        private static List<String> subscribed(String from, String to) {
            Window window =
                    new Window(
                            OccurredAt.parse(from).earliest(),
                            OccurredAt.parse(to).earliest(),
                            BERLIN);
            Stretches ever = Stretches.of(Instant.EPOCH, Instant.MAX);
            return MonthlyAvailability.of(window, Map.of(PAIR, ever), Map.of()).services().stream()
                    .map(it -> it.month() + " " + it.subscribed())
                    .toList();
        }
    }

    @Nested
    class AShare {
        @Test
        void is_never_one_of_anything_that_was_out() {
            Duration month = Duration.ofDays(30);
            assertThat(Share.of(month, Duration.ZERO, Duration.ofNanos(1000)))
                    .isEqualTo(new Share("0.999999", "1.000000"));
            assertThat(Share.of(month, month, month)).isEqualTo(new Share("0.000000", "0.000000"));
        }

        @Test
        void is_none_of_no_time() {
            assertThat(Share.of(Duration.ZERO, Duration.ZERO, Duration.ZERO)).isNull();
        }

        /**
         * Fails when nanoseconds are counted in a long: ten thousand tenants fill it in a month.
         */
        @Test
        void is_found_of_centuries() {
            Duration centuries = Duration.ofDays(365L * 1000);
            assertThat(Share.of(centuries, Duration.ZERO, centuries.dividedBy(4)))
                    .isEqualTo(new Share("0.750000", "1.000000"));
        }
    }

    @Nested
    class AWindow {
        private static final Instant MOMENT = Instant.parse("2023-05-10T12:00:00Z");

        @Test
        void is_the_month_of_the_moment_where_nothing_is_asked() {
            assertThat(Window.asked(null, null, BERLIN, MOMENT))
                    .isEqualTo(new Window(Instant.parse("2023-04-30T22:00:00Z"), MOMENT, BERLIN));
        }

        @Test
        void ends_with_what_can_be_known() {
            assertThat(Window.asked(FROM, MOMENT.plusSeconds(1), BERLIN, MOMENT))
                    .isEqualTo(new Window(FROM, MOMENT, BERLIN));
            assertThat(Window.asked(MOMENT.plusSeconds(1), null, BERLIN, MOMENT)).isNull();
        }

        @Test
        void has_its_limits() {
            assertThatThrownBy(() -> Window.asked(MOMENT, FROM, BERLIN, MOMENT))
                    .isInstanceOf(MalformedInput.class);
            assertThatThrownBy(() -> Window.asked(Instant.EPOCH, null, BERLIN, MOMENT))
                    .isInstanceOf(MalformedInput.class)
                    .hasMessageContaining("36");
            assertThat(Window.since(Instant.EPOCH, MOMENT, BERLIN).from())
                    .isEqualTo(Instant.parse("2020-04-30T22:00:00Z"));
        }
    }

    /** What is found quarter by quarter of an hour. */
    private static final class Count {
        private int subscribed;
        private int certain;
        private int possible;
    }

    /** Fails when downtime counts while nothing was subscribed, or in another month. */
    @RepeatedTest(30)
    void counts_the_quarters_of_an_hour_in_which_it_was_subscribed_and_out() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Window window = new Window(FROM, at(QUARTERS), BERLIN);
        Map<SubscribedPair, Stretches> subscribed = new HashMap<>();
        Map<SubscribedPair, BoundedTime> downtime = new HashMap<>();
        for (String tenant : List.of("aok", "sbk")) {
            SubscribedPair pair = new SubscribedPair("kim", tenant);
            subscribed.put(pair, Stretches.union(List.of(some(random), some(random))));
            downtime.put(pair, out(random, window.to()));
        }
        Map<String, Count> expected = new TreeMap<>();
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            Instant now = at(quarter);
            String month = YearMonth.from(now.atZone(BERLIN)).toString();
            subscribed.forEach(
                    (pair, agreed) -> {
                        if (holds(agreed, now)) {
                            BoundedTime out = downtime.getOrDefault(pair, BoundedTime.NONE);
                            Count count = expected.computeIfAbsent(month, _ -> new Count());
                            count.subscribed++;
                            count.certain += holds(out.certain(), now) ? 1 : 0;
                            count.possible += holds(out.possible(), now) ? 1 : 0;
                        }
                    });
        }

        assertThat(MonthlyAvailability.of(window, subscribed, downtime).services())
                .as("seed %d", seed)
                .extracting(Availability::month, Availability::subscribed, Availability::downtime)
                .containsExactlyElementsOf(
                        expected.entrySet().stream()
                                .map(
                                        it ->
                                                tuple(
                                                        it.getKey(),
                                                        length(it.getValue().subscribed).toString(),
                                                        TimeRange.of(
                                                                length(it.getValue().certain),
                                                                length(it.getValue().possible))))
                                .toList());
    }

    private static boolean holds(Stretches stretches, Instant moment) {
        return stretches.stretches().stream()
                .anyMatch(it -> !moment.isBefore(it.from()) && moment.isBefore(it.to()));
    }

    private static Stretches some(Random random) {
        int from = random.nextInt(QUARTERS);
        return Stretches.of(at(from), at(from + random.nextInt(3000)));
    }

    private static BoundedTime out(Random random, Instant until) {
        OccurredAt started = bounds(random, random.nextInt(3000));
        return BoundedTime.between(
                started, random.nextInt(4) == 0 ? null : bounds(random, 3300), until);
    }

    private static OccurredAt bounds(Random random, int quarter) {
        return OccurredAt.between(at(quarter), at(quarter + random.nextInt(200)));
    }

    private static Duration length(int quarters) {
        return Duration.ofMinutes(15L * quarters);
    }

    private static Instant at(int quarter) {
        return FROM.plus(length(quarter));
    }
}
