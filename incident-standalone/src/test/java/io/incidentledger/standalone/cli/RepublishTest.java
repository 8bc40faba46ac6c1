package io.incidentledger.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody decides which topics, or which store, are right without saying why. */
class RepublishTest {
    @ParameterizedTest
    @ValueSource(strings = {"republish", "adopt-store"})
    void it_takes_a_reason(String command) {
        Typed typed = Typed.incident(command);

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("--reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"republish", "adopt-store"})
    void its_help_says_what_it_is_for(String command) {
        Typed typed = Typed.incident(command, "--help");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out().replaceAll("\\s+", " "))
                .contains("event store", "The reason is kept");
    }
}
