package io.incidentledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

class EndedJvmTest {

    @TempDir Path folder;
    Process jvm;
    ProcessHandle postmaster;
    Path ephemeralCluster;
    ProcessHandle ephemeralPostmaster;

    @BeforeEach
    void start() throws Exception {
        jvm = JvmToEnd.start(folder);
        postmaster =
                LeftoverPostmaster.recorded(folder.resolve("postgresql/cluster")).orElseThrow();
        ephemeralCluster = Path.of(Files.readString(folder.resolve(JvmToEnd.EPHEMERAL)));
        ephemeralPostmaster = LeftoverPostmaster.recorded(ephemeralCluster).orElseThrow();
    }

    @AfterEach
    void end() throws Exception {
        jvm.destroyForcibly().waitFor();
        // Whatever is left of it is ended by a start, or a test above has failed.
        EmbeddedPostgreSql.start(folder.resolve("postgresql")).close();
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

    /**
     * Fails when {@link Ephemeral#removeOrphans} is not called at a start, or does not take what is
     * marked and free.
     */
    @Nested
    class Killed_with_an_ephemeral_server {

        @TempDir Path elsewhere;

        @BeforeEach
        void kill() throws Exception {
            jvm.destroyForcibly();
            assertThat(jvm.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }

        @Test
        void leaves_it_to_the_next_start_in_any_folder_which_ends_and_deletes_it() {
            assertThat(runs(ephemeralPostmaster)).isTrue();
            EmbeddedPostgreSql.start(elsewhere).close();
            assertThat(runs(ephemeralPostmaster)).isFalse();
            assertThat(ephemeralCluster.getParent()).doesNotExist();
        }

        @Test
        void leaves_it_to_the_next_ephemeral_broker_as_well() {
            EmbeddedKafka.ephemeral().close();
            assertThat(runs(ephemeralPostmaster)).isFalse();
            assertThat(ephemeralCluster.getParent()).doesNotExist();
        }
    }

    /** Fails when a marked folder is taken although its process holds the lock. */
    @Nested
    class Alive {

        @TempDir Path elsewhere;

        @Test
        void keeps_its_ephemeral_server_when_others_start() {
            EmbeddedPostgreSql.start(elsewhere).close();
            assertThat(runs(ephemeralPostmaster)).isTrue();
            assertThat(ephemeralCluster).isDirectory();
        }
    }

    @Nested
    class Terminated {

        @Test
        void takes_its_server_along() throws Exception {
            jvm.destroy();
            assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(runs(postmaster)).isFalse();
            assertThat(runs(ephemeralPostmaster)).isFalse();
            assertThat(ephemeralCluster.getParent()).doesNotExist();
        }
    }

    /** In a container that nobody tidies up, an ended process keeps its number, but no command. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
