package io.incidentledger.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentledger.standalone.GivenStore;
import io.incidentledger.standalone.JdbcAddress;
import io.incidentledger.standalone.UpSettings;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import java.util.Map;

class UpTest {
    private static final String STORE = "jdbc:postgresql://db/store";
    private static final String VIEWS = "jdbc:postgresql://views/projections";

    @Test
    void without_options_everything_is_embedded_and_kept() {
        UpSettings settings = settings(Map.of());
        assertThat(settings.ephemeral()).isFalse();
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.dataDir()).isAbsolute().hasFileName(".incident-data");
        assertThat(settings.store()).isNull();
        assertThat(settings.projections()).isNull();
        assertThat(settings.bootstrapServers()).isNull();
        assertThat(settings.kafkaPort()).isNull();
    }

    @Test
    void each_server_of_others_is_given_apart() {
        UpSettings settings = settings(Map.of(), "--bootstrap-servers", "kafka:9092");
        assertThat(settings.bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(settings.store()).isNull();
        assertThat(settings.projections()).isNull();
    }

    @Nested
    class The_store_of_others {
        @Test
        void has_an_owner_and_an_application_role_with_passwords_from_the_environment() {
            Map<String, String> passwords =
                    Map.of(
                            "INCIDENT_STORE_PASSWORD", "adds",
                            "INCIDENT_STORE_OWNER_PASSWORD", "migrates");
            UpSettings settings =
                    settings(
                            passwords,
                            "--jdbc-url",
                            STORE,
                            "--jdbc-user",
                            "ledger",
                            "--jdbc-owner",
                            "owner");
            assertThat(settings.store())
                    .isEqualTo(
                            new GivenStore(
                                    new JdbcAddress(STORE, "ledger", "adds"),
                                    new JdbcAddress(STORE, "owner", "migrates")));
        }

        @Test
        void can_be_named_by_the_environment_alone() {
            Map<String, String> environment =
                    Map.of(
                            "INCIDENT_STORE_JDBC_URL", STORE,
                            "INCIDENT_STORE_USERNAME", "ledger",
                            "INCIDENT_STORE_OWNER_USERNAME", "owner");
            assertThat(settings(environment).store())
                    .isEqualTo(
                            new GivenStore(
                                    new JdbcAddress(STORE, "ledger", ""),
                                    new JdbcAddress(STORE, "owner", "")));
        }

        @Test
        void is_the_application_roles_own_where_no_owner_is_given() {
            JdbcAddress only = new JdbcAddress(STORE, "incident", "one");
            assertThat(settings(Map.of("INCIDENT_STORE_PASSWORD", "one"), "--jdbc-url", STORE))
                    .extracting(UpSettings::store)
                    .isEqualTo(new GivenStore(only, only));
        }

        @Test
        void shows_no_password_when_it_is_printed() {
            UpSettings settings =
                    settings(Map.of("INCIDENT_STORE_PASSWORD", "hunter2"), "--jdbc-url", STORE);
            assertThat(settings.toString()).contains(STORE).doesNotContain("hunter2");
        }

        @Test
        void cannot_be_the_database_of_the_views_as_well() {
            assertThatThrownBy(
                            () ->
                                    settings(
                                            Map.of(),
                                            "--jdbc-url",
                                            STORE,
                                            "--projections-jdbc-url",
                                            STORE))
                    .isInstanceOf(ParameterException.class)
                    .hasMessageContaining("another database");
        }
    }

    @Test
    void the_views_of_others_have_a_user_of_their_own() {
        Map<String, String> environment =
                Map.of(
                        "INCIDENT_PROJECTIONS_USERNAME", "reader",
                        "INCIDENT_PROJECTIONS_PASSWORD", "reads",
                        "INCIDENT_STORE_PASSWORD", "adds");
        assertThat(settings(environment, "--projections-jdbc-url", VIEWS).projections())
                .isEqualTo(new JdbcAddress(VIEWS, "reader", "reads"));
    }

    @Nested
    class Mistyped {
        @Test
        void a_port_that_there_cannot_be_is_refused() {
            Typed typed = Typed.incident("up", "--port", "70000");
            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.err()).contains("--port must be 1 to 65535, not 70000");
        }

        @Test
        void a_port_for_a_broker_of_others_is_refused() {
            Typed typed =
                    Typed.incident("up", "--bootstrap-servers", "k:9092", "--kafka-port", "9093");
            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.err())
                    .contains("--kafka-port is for the embedded Kafka")
                    .contains("Try: ./incident up --help");
        }

        @Test
        void an_unknown_command_is_refused() {
            Typed typed = Typed.incident("upp");
            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.err()).contains("upp");
        }

        @Test
        void nothing_at_all_is_answered_with_what_there_is() {
            Typed typed = Typed.incident();
            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.err()).contains("Say what to do: up, demo, import, token or doctor");
        }
    }

    @Test
    void the_help_tells_how_to_keep_the_record_append_only_on_servers_of_others() {
        Typed typed = Typed.incident("up", "--help");
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out())
                .contains("--jdbc-owner")
                .contains("CREATE DATABASE incident_store OWNER ledger_owner")
                .contains("INCIDENT_STORE_OWNER_PASSWORD");
    }

    private static UpSettings settings(Map<String, String> environment, String... arguments) {
        Up up = new Up(environment::get);
        new CommandLine(up).parseArgs(arguments);
        return up.settings();
    }
}
