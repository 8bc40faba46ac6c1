package io.incidentledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;

class BackendsTest {

    @Nested
    class The_choice {

        @ParameterizedTest
        @ValueSource(strings = {"", "EMBEDDED", "h2", "auto"})
        void is_refused_when_it_is_none_of_the_two(String name) {
            assertThatThrownBy(() -> Backend.named(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[embedded, testcontainers]");
        }

        @Test
        void is_the_embedded_one_when_nothing_was_said() {
            assertThat(Backend.named(null)).isEqualTo(Backend.EMBEDDED);
        }
    }

    @Nested
    class A_fresh_database {

        final Database database = Backends.postgreSql().freshDatabase();

        @Test
        void lets_its_owner_make_tables_and_the_application_do_what_was_granted()
                throws SQLException {
            try (var owner = Sql.connect(database, database.owner());
                    var application = Sql.connect(database, database.application())) {
                Sql.execute(owner, "CREATE TABLE fact AS SELECT 'one' AS name");
                assertThatThrownBy(() -> Sql.value(application, "SELECT name FROM fact"))
                        .hasMessageContaining("permission denied");
                Sql.execute(owner, "GRANT SELECT ON fact TO " + database.application().name());
                assertThat(Sql.value(application, "SELECT name FROM fact")).isEqualTo("one");
            }
        }

        @Test
        void does_not_let_the_application_make_tables() throws SQLException {
            try (var application = Sql.connect(database, database.application())) {
                assertThatThrownBy(() -> Sql.execute(application, "CREATE TABLE mine (id int)"))
                        .hasMessageContaining("permission denied");
            }
        }

        @Test
        void is_closed_to_the_roles_of_another() {
            Role stranger = Backends.postgreSql().freshDatabase().owner();
            assertThatThrownBy(() -> Sql.connect(database, stranger))
                    .hasMessageContaining("permission denied");
        }
    }

    @Nested
    class Two_clusters {

        @Test
        void share_nothing() throws SQLException {
            try (var store = Backends.postgreSql().connect("postgres");
                    var projections = Backends.projections().connect("postgres")) {
                String identity = "SELECT system_identifier FROM pg_control_system()";
                assertThat(Sql.value(store, identity))
                        .isNotEqualTo(Sql.value(projections, identity));
            }
        }
    }

    @Nested
    class The_broker {

        @Test
        void keeps_what_a_fresh_topic_is_given() throws Exception {
            KafkaBackend kafka = Backends.kafka();
            String topic = kafka.freshTopic(1);
            Records.send(kafka.bootstrapServers(), topic, "one");
            assertThat(Records.read(kafka.bootstrapServers(), topic)).containsExactly("one");
        }
    }
}
