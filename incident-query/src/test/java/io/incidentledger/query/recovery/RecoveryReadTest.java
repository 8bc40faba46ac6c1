package io.incidentledger.query.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.incident.StepKind;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Reads;
import io.incidentledger.wire.http.Caller;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One incident whose eAU is out for two tenants, bridged for both, restored for one. */
class RecoveryReadTest {
    private static final String INCIDENT = "INC-2023-000001";

    private static Reads reads;
    private static Caller observer;

    @BeforeAll
    static void tell() {
        reads = Reads.start();
        observer = reads.observer();
        RecoveryStory story = new RecoveryStory();
        Facts facts = reads.declared(INCIDENT, "Attack");
        reads.publisher().publish(facts.off("eau", "20:00", "aok", "sbk"));
        reads.publisher().publish(story.planned("switch", StepKind.SWITCH_BACK, null, "20:10"));
        reads.publisher().publish(story.bridged("fax", "eau", "22:00", "20:30", "aok", "sbk"));
        reads.publisher().publish(story.inWave("wave-1", "eau", "21:00", "aok"));
        reads.publisher().publish(story.unbridged("fax", "eau", "21:30", "aok"));
        reads.publisher().watermark();
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    private static Answer read(Caller caller, String view, String axes) {
        Answer answer =
                caller.get(
                        "/api/incidents/%s/%s?after=%s@5%s"
                                .formatted(INCIDENT, view, INCIDENT, axes));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer;
    }

    @Test
    void tells_how_each_pair_is() {
        Answer answer = read(observer, "matrix", "");
        assertThat(answer.text("/cells/0/state")).isEqualTo("RESTORED");
        assertThat(answer.text("/cells/0/restored/wave")).isEqualTo("wave-1");
        assertThat(answer.text("/cells/1/state")).isEqualTo("WORKAROUND");
        assertThat(answer.text("/cells/1/workarounds/0")).isEqualTo("fax");
    }

    @ParameterizedTest
    @CsvSource({"20:15, OFFLINE", "20:45, WORKAROUND", "21:00, RESTORED"})
    void tells_how_a_pair_was(String time, String state) {
        Answer answer = read(observer, "matrix", "&validAt=2023-04-24T%s:00Z".formatted(time));
        assertThat(answer.text("/cells/0/state")).isEqualTo(state);
    }

    @Test
    void tells_steps_waves_and_workarounds() {
        assertThat(read(observer, "steps", "").text("/steps/0/kind")).isEqualTo("SWITCH_BACK");
        assertThat(read(observer, "waves", "").text("/waves/0/pairs")).isEqualTo("1");
        Answer workarounds = read(observer, "workarounds", "&validAt=2023-04-24T22:30:00Z");
        assertThat(workarounds.text("/workarounds/0/overdue")).isEqualTo("true");
        assertThat(workarounds.text("/workarounds/0/tenants/0/active")).isEqualTo("false");
        assertThat(workarounds.text("/workarounds/0/tenants/1/active")).isEqualTo("true");
    }

    /** Fails when a view draws on more than the ledger knew. */
    @ParameterizedTest
    @ValueSource(strings = {"matrix", "steps", "waves", "workarounds"})
    void is_empty_and_no_error_before_anything_was_recorded(String view) {
        Answer answer = read(observer, view, "&knownAt=2020-01-01T00:00:00Z");
        assertThat(answer.response().body())
                .contains(INCIDENT)
                .doesNotContain("eau", "fax", "switch", "wave-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"matrix", "steps", "waves", "workarounds"})
    void is_told_to_somebody_who_is_bound_without_words_and_others(String view) {
        assertThat(read(reads.boundTo("aok"), view, "").response().body())
                .doesNotContain("sbk", "fax", "role:it", "slow", "switch", "wave-1");
        assertThat(
                        reads.boundTo("tkk")
                                .get("/api/incidents/%s/%s".formatted(INCIDENT, view))
                                .status())
                .isEqualTo(404);
    }
}
