package io.incidentledger.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.SQLException;

/** What the application's role may do. Fails with {@code GRANT ALL ON event}. */
class GrantsTest {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static StoreFixture store;

    @BeforeAll
    static void oneEvent() throws SQLException {
        store = StoreFixture.fresh();
        store.append("INC-2026-000001", 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE event SET payload = ''",
                "UPDATE event SET recorded_at = now()",
                "DELETE FROM event",
                "TRUNCATE event",
                "ALTER TABLE event DISABLE TRIGGER ALL",
                "INSERT INTO event (recorded_at) VALUES ('2020-01-01T00:00Z')",
                "INSERT INTO event (tx_id) VALUES ('1')",
                "INSERT INTO event (global_index) OVERRIDING SYSTEM VALUE VALUES (1)",
                "UPDATE publication SET position = 1",
                "DELETE FROM publication",
                "TRUNCATE publication",
                "UPDATE command_receipt SET answer = ''",
                "DELETE FROM command_receipt",
                "TRUNCATE command_receipt",
                "INSERT INTO command_receipt (recorded_at) VALUES (now())",
                "DELETE FROM publication_cursor",
                "INSERT INTO publication_cursor VALUES (false, -1, '0', 'epoch')",
                "UPDATE publication_decision SET reason = ''",
                "DELETE FROM publication_decision",
                "TRUNCATE publication_decision",
                "INSERT INTO publication_decision (decided_at) VALUES (now())",
                "UPDATE published_topic SET acknowledged = 1",
                "DELETE FROM published_topic",
                "UPDATE snapshot SET payload = ''",
                "DELETE FROM incident_number",
                "UPDATE flyway_schema_history SET checksum = 1",
                "CREATE TABLE other (id integer)"
            })
    void theApplicationIsRefused(String statement) {
        assertThatThrownBy(() -> store.asApplication().sql(statement).update())
                .hasRootCauseInstanceOf(SQLException.class)
                .rootCause()
                .extracting(cause -> ((SQLException) cause).getSQLState())
                .isEqualTo(INSUFFICIENT_PRIVILEGE);
    }

    @Test
    void theApplicationMayReadAndAdd() {
        assertThat(
                        store.asApplication()
                                .sql("SELECT count(*) FROM event")
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }
}
