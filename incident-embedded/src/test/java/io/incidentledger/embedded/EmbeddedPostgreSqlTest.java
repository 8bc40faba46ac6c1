package io.incidentledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

class EmbeddedPostgreSqlTest {

    @Nested
    class A_running_server {

        @TempDir static Path folder;
        static EmbeddedPostgreSql server;

        @BeforeAll
        static void start() {
            server = EmbeddedPostgreSql.start(folder);
        }

        @AfterAll
        static void stop() {
            server.close();
        }

        @ParameterizedTest
        @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
        void has_everything_on_that_makes_a_commit_durable(String setting) throws SQLException {
            assertThat(shown(setting)).isEqualTo("on");
        }

        @Test
        void is_refused_while_a_database_has_less_durability_for_itself() throws SQLException {
            try (var connection = server.connect("postgres")) {
                Sql.execute(connection, "ALTER DATABASE template1 SET synchronous_commit = off");
                assertThatThrownBy(() -> Durability.require(connection))
                        .hasMessageContaining("synchronous_commit");
                Sql.execute(connection, "ALTER DATABASE template1 RESET synchronous_commit");
                Durability.require(connection);
            }
        }

        @Test
        void listens_on_loopback_alone() throws SQLException {
            assertThat(shown("listen_addresses")).isEqualTo("127.0.0.1");
        }

        @Test
        void ends_transactions_that_were_forgotten() throws SQLException {
            assertThat(shown("idle_in_transaction_session_timeout")).isEqualTo("1min");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "guessed"})
        void refuses_a_connection_without_the_password(String password) {
            String url = server.jdbcUrl("postgres");
            assertThatThrownBy(() -> DriverManager.getConnection(url, server.superuser(), password))
                    .hasMessageContaining("password");
        }

        @ParameterizedTest
        @ValueSource(strings = {"superuser-password", "server.log"})
        void keeps_to_itself_what_must_stay_secret(String file) throws Exception {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
        }

        @Test
        void has_its_folder_for_itself() {
            assertThatThrownBy(() -> EmbeddedPostgreSql.start(folder))
                    .isInstanceOf(EmbeddedFailure.class)
                    .hasMessageContaining("in use");
        }

        private String shown(String setting) throws SQLException {
            try (var connection = server.connect("postgres")) {
                return Sql.value(connection, "SHOW " + setting);
            }
        }
    }

    @Nested
    class After_a_restart {

        @TempDir Path folder;

        @Test
        void rows_roles_and_the_password_are_there() throws SQLException {
            var owner = new Role("owner", "first");
            var application = new Role("application", "first");
            String password;
            try (var server = EmbeddedPostgreSql.start(folder)) {
                password = server.password();
                Database database = server.createDatabase("kept", owner, application);
                try (var connection = Sql.connect(database, owner)) {
                    Sql.execute(connection, "CREATE TABLE fact AS SELECT 'one' AS name");
                }
            }
            try (var server = EmbeddedPostgreSql.start(folder)) {
                assertThat(server.password()).isEqualTo(password);
                var renewed = new Role("owner", "second");
                Database database = server.createDatabase("kept", renewed, application);
                try (var connection = Sql.connect(database, renewed)) {
                    assertThat(Sql.value(connection, "SELECT name FROM fact")).isEqualTo("one");
                }
                assertThatThrownBy(() -> Sql.connect(database, owner))
                        .hasMessageContaining("password");
            }
        }
    }

    @Nested
    class Lowered_durability {

        @TempDir Path folder;

        @Test
        void is_refused_at_start() throws SQLException {
            try (var server = EmbeddedPostgreSql.start(folder);
                    var connection = server.connect("postgres")) {
                Sql.execute(connection, "ALTER ROLE postgres SET synchronous_commit = off");
            }
            assertThatThrownBy(() -> EmbeddedPostgreSql.start(folder))
                    .isInstanceOf(EmbeddedFailure.class)
                    .hasMessageContaining("synchronous_commit");
            assertThat(LeftoverPostmaster.recorded(folder.resolve("cluster"))).isEmpty();
        }
    }

    @Nested
    class A_number_of_a_process_that_was_given_to_another {

        @TempDir Path folder;

        @Test
        void is_not_taken_for_the_server() throws Exception {
            EmbeddedPostgreSql.start(folder).close();
            Process other = new ProcessBuilder("cat").start(); // waits for input that never comes
            try {
                Files.write(
                        folder.resolve("cluster/postmaster.pid"),
                        List.of(Long.toString(other.pid()), folder + "/cluster", "0", "1"));
                try (var server = EmbeddedPostgreSql.start(folder);
                        var connection = server.connect("postgres")) {
                    assertThat(connection.isValid(1)).isTrue();
                }
                assertThat(other.isAlive()).isTrue();
            } finally {
                other.destroy();
            }
        }
    }

    /**
     * Fails when a start opens the lock's file of a folder that this process has already: closing
     * it gives the lock up, and another process takes the folder.
     */
    @Nested
    class A_second_start_in_the_same_process {

        @TempDir Path parent;

        @Test
        void is_refused_and_does_not_open_the_folder_to_other_processes() {
            Path folder = parent.resolve("postgresql");
            try (var server = EmbeddedPostgreSql.start(folder)) {
                assertThat(server.port()).isPositive();
                assertThatThrownBy(() -> EmbeddedPostgreSql.start(folder))
                        .hasMessageContaining("in use");
                assertThatThrownBy(() -> JvmToEnd.start(parent))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("ended before");
            }
        }
    }

    @Nested
    class An_ephemeral_server {

        @Test
        void leaves_nothing_behind() throws SQLException {
            Path cluster;
            try (var server = EmbeddedPostgreSql.ephemeral();
                    var connection = server.connect("postgres")) {
                cluster = Path.of(Sql.value(connection, "SHOW data_directory"));
                assertThat(cluster).isDirectory();
            }
            assertThat(cluster.getParent()).doesNotExist();
        }
    }

    @Nested
    class A_taken_port {

        @TempDir Path folder;

        @Test
        void is_refused_before_anything_is_written() throws Exception {
            try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
                assertThatThrownBy(() -> EmbeddedPostgreSql.start(folder, other.getLocalPort()))
                        .hasMessageContaining("taken");
            }
            assertThat(folder).isEmptyDirectory();
        }
    }
}
