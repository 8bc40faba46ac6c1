package io.incidentledger.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

class MachineChecksTest {
    @Test
    void any_jdk_but_25_fails_and_the_right_one_is_named() {
        assertThat(MachineChecks.jdk(25).level()).isEqualTo(Finding.Level.OK);
        assertThat(MachineChecks.jdk(21))
                .isEqualTo(
                        Finding.fail(
                                "JDK",
                                "Java 21 runs this",
                                "Install a JDK 25 and name it in JAVA_HOME"));
    }

    @Test
    void a_platform_without_a_postgresql_of_ours_fails_and_says_how_it_goes_all_the_same() {
        assertThat(MachineChecks.platform("Linux", "aarch64").level()).isEqualTo(Finding.Level.OK);
        Finding finding = MachineChecks.platform("Linux", "riscv64");
        assertThat(finding.level()).isEqualTo(Finding.Level.FAIL);
        assertThat(finding.remedy()).contains("--jdbc-url");
    }

    @Test
    void a_clock_that_cannot_be_right_fails() {
        assertThat(MachineChecks.clock(Instant.parse("1970-01-01T00:00:10Z")).level())
                .isEqualTo(Finding.Level.FAIL);
        assertThat(MachineChecks.clock(Instant.parse("2027-03-01T00:00:00Z")).level())
                .isEqualTo(Finding.Level.OK);
    }

    @Test
    void names_of_files_in_another_encoding_are_warned_about() {
        assertThat(MachineChecks.encoding(StandardCharsets.UTF_8, "ANSI_X3.4-1968").level())
                .isEqualTo(Finding.Level.WARN);
        assertThat(MachineChecks.encoding(StandardCharsets.UTF_8, "utf-8").level())
                .isEqualTo(Finding.Level.OK);
    }

    @Test
    void root_is_warned_about() {
        assertThat(MachineChecks.user("root").level()).isEqualTo(Finding.Level.WARN);
        assertThat(MachineChecks.user("anna").level()).isEqualTo(Finding.Level.OK);
    }
}
