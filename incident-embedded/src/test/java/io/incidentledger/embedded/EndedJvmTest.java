package io.incidentledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

class EndedJvmTest {

    @TempDir Path folder;
    Process jvm;
    ProcessHandle postmaster;

    @BeforeEach
    void start() throws Exception {
        jvm = JvmToEnd.start(folder);
        postmaster =
                LeftoverPostmaster.recorded(folder.resolve("postgresql/cluster")).orElseThrow();
    }

    @Nested
    class Killed {

        @BeforeEach
        void kill() throws Exception {
            jvm.destroyForcibly();
            assertThat(jvm.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }

        @Test
        void leaves_a_server_that_the_next_start_ends_and_everything_acknowledged()
                throws Exception {
            assertThat(runs(postmaster)).isTrue();
            try (var postgreSql = EmbeddedPostgreSql.start(folder.resolve("postgresql"));
                    var connection = postgreSql.connect("postgres")) {
                assertThat(runs(postmaster)).isFalse();
                assertThat(Sql.value(connection, "SELECT name FROM fact")).isEqualTo("row");
            }
            try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
                assertThat(Records.read(kafka.bootstrapServers(), "facts"))
                        .containsExactly("record");
            }
        }
    }

    @Nested
    class Terminated {

        @Test
        void takes_its_server_along() throws Exception {
            jvm.destroy();
            assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(runs(postmaster)).isFalse();
        }
    }

    /** In a container that nobody tidies up, an ended process keeps its number, but no command. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
