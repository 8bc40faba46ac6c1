package io.incidentledger.query.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

/** A deadline of noon that is still in time until one, as the law is read. */
class DeadlineStateTest {
    private static final Instant STRICT = at("12:00:00");
    private static final Instant LEGAL_LATEST = at("13:00:00");

    @ParameterizedTest
    @CsvSource({
        "12:00:00, RUNNING",
        "12:00:01, STRICTLY_OVER",
        "13:00:00, STRICTLY_OVER",
        "13:00:01, MISSED"
    })
    void of_what_nobody_was_told(String until, DeadlineState state) {
        assertThat(DeadlineState.open(STRICT, LEGAL_LATEST, at(until))).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "12:00:00, MET",
        "12:00:01, MET_AS_READ",
        "13:00:00, MET_AS_READ",
        "13:00:01, MET_LATE"
    })
    void of_what_somebody_was_told(String told, DeadlineState state) {
        assertThat(DeadlineState.met(STRICT, LEGAL_LATEST, at(told))).isEqualTo(state);
    }

    @Test
    void without_a_number_is_never_missed_and_never_late() {
        assertThat(DeadlineState.open(null, null, at("23:00:00"))).isEqualTo(DeadlineState.RUNNING);
        assertThat(DeadlineState.met(null, null, at("23:00:00"))).isEqualTo(DeadlineState.MET);
    }

    @Test
    void before_anything_was_recorded_runs() {
        @Nullable Instant never = null;
        assertThat(DeadlineState.open(STRICT, LEGAL_LATEST, never))
                .isEqualTo(DeadlineState.RUNNING);
    }

    private static Instant at(String time) {
        return Instant.parse("2023-04-28T" + time + "Z");
    }
}
