package io.incidentledger.command.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.request.Recorded;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Stream;

class CommandTelemetryTest {
    private static final Recorded RECORDED = new Recorded("INC-2026-000001", 0, List.of());

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ObservationRegistry observations = ObservationRegistry.create();
    private final CommandTelemetry telemetry = new CommandTelemetry(observations);

    @BeforeEach
    void measure() {
        observations
                .observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(meters));
    }

    @Test
    void counts_what_is_recorded_by_its_type() {
        telemetry.observe(Stream.of("text"), () -> RECORDED);
        assertThat(count("String", "recorded")).isEqualTo(1);
    }

    @Test
    void counts_a_request_of_several_commands_as_such() {
        telemetry.observe(Stream.of("text", 1), () -> RECORDED);
        assertThat(count("several", "recorded")).isEqualTo(1);
    }

    /** Fails when a repetition counts as if something had been recorded. */
    @Test
    void tells_a_repetition_from_what_is_new() {
        telemetry.observe(Stream.of("text"), RECORDED::again);
        assertThat(count("String", "repeated")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "OBJECTED, objected",
        "CONTENDED, conflict",
        "STALE, conflict",
        "UNKNOWN_SERVICE, refused"
    })
    void tells_refusals_apart(RefusalCode code, String outcome) {
        CommandRefused refused = new CommandRefused(Refusal.because(code, "because"));
        assertThatThrownBy(() -> failing(refused)).isSameAs(refused);
        assertThat(count("String", outcome)).isEqualTo(1);
    }

    /** Fails when a broken store passes for a refusal, and no alarm goes off. */
    @Test
    void counts_a_fault_as_failed() {
        IllegalStateException fault = new IllegalStateException("broken");
        assertThatThrownBy(() -> failing(fault)).isSameAs(fault);
        assertThat(count("String", "failed")).isEqualTo(1);
    }

    private void failing(RuntimeException failure) {
        telemetry.observe(
                Stream.of("text"),
                () -> {
                    throw failure;
                });
    }

    private long count(String type, String outcome) {
        return meters.get("incident.command")
                .tags("type", type, "outcome", outcome)
                .timer()
                .count();
    }
}
