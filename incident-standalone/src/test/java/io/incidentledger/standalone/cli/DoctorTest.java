package io.incidentledger.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.embedded.Ports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

class DoctorTest {
    @TempDir private Path home;

    @Test
    void says_what_is_wrong_and_what_to_do_about_it_and_ends_with_1() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Typed typed = doctor(other.getLocalPort());
            assertThat(typed.exitCode()).isEqualTo(1);
            assertThat(typed.out())
                    .containsPattern(
                            "fail  port %d +taken by another program"
                                    .formatted(other.getLocalPort()))
                    .contains("-> Use another one: --port")
                    .endsWith("Something is wrong." + System.lineSeparator());
        }
    }

    @Test
    void changes_nothing() {
        doctor(Ports.free());
        assertThat(home).isEmptyDirectory();
    }

    private Typed doctor(int port) {
        return Typed.incident(
                "doctor",
                "--data-dir",
                home.resolve("data").toString(),
                "--port",
                Integer.toString(port),
                "--kafka-port",
                Integer.toString(Ports.free()));
    }
}
