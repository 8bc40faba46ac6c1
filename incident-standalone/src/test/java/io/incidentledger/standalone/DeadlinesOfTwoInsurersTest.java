package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;

/**
 * Two insurers become aware of a breach; one tells its authority in time, the other does not. Later
 * it turns out that both had known for longer.
 */
@ExtendWith(SharedProduct.Provider.class)
class DeadlinesOfTwoInsurersTest {
    private static TwoInsurers told;
    private static String beforeTheCorrection;
    private static String submission;

    @BeforeAll
    static void tell(SharedProduct product) throws Exception {
        told = TwoInsurers.in(product, "due");
        told.say("awareness", awareness("2023-04-28T10:00:00+02:00", ""));
        submission =
                told.say(
                        "notifications",
                        """
                        {"rule": "GDPR-33", "tenant": "due-a", "authority": "LfDI", "channel": "form",
                        "reference": "A-1", "occurredAt": "2023-04-30T18:00:00+02:00"}
                        """);
        String receipt =
                told.say(
                        "receipts",
                        """
                        {"submission": "%s", "reference": "LfDI-7",
                        "occurredAt": "2023-05-02T09:00:00+02:00"}
                        """
                                .formatted(submission));
        beforeTheCorrection = told.recordedAt(receipt);
        told.say(
                "notification/corrections",
                """
                {"entry": "%s/notification@0", "reason": "The hotline's log says so.",
                "replacement": %s}
                """
                        .formatted(
                                told.incident(),
                                awareness(
                                        "2023-04-27T16:00:00+02:00",
                                        "\"type\": \"RecordAwareness\", ")));
    }

    @Test
    void run_from_when_each_controller_knew() throws Exception {
        JsonNode then = deadline("GDPR-33.due-a", "knownAt=" + beforeTheCorrection);
        assertThat(then.path("strict").asString()).isEqualTo("2023-05-01T08:00:00.000000Z");
        assertThat(then.path("state").asString()).isEqualTo("MET");
        assertThat(then.path("earlier")).isEmpty();
        assertThat(then.at("/submissions/0/receipts/0/reference").asString()).isEqualTo("LfDI-7");
    }

    @Test
    void are_set_anew_by_a_correction_that_keeps_the_old_one_in_sight() throws Exception {
        JsonNode now = deadline("GDPR-33.due-a", "");
        assertThat(now.path("strict").asString()).isEqualTo("2023-04-30T14:00:00.000000Z");
        assertThat(now.path("state").asString()).isEqualTo("MET_LATE");
        assertThat(now.at("/earlier/0/strict").asString()).isEqualTo("2023-05-01T08:00:00.000000Z");
        assertThat(now.path("submissions")).hasSize(1);
    }

    @Test
    void stand_as_they_stood_at_any_moment_in_the_world() throws Exception {
        assertThat(stateOf("GDPR-33.due-b", "validAt=2023-04-29T12:00:00%2B02:00"))
                .isEqualTo("RUNNING");
        assertThat(stateOf("GDPR-33.due-b", "validAt=2023-05-08T12:00:00%2B02:00"))
                .isEqualTo("MISSED");
        assertThat(told.read("deadlines?validAt=2023-04-27T10:00:00%2B02:00").path("deadlines"))
                .isEmpty();
        assertThat(stateOf("GDPR-33.due-a", "validAt=2023-04-30T15:00:00%2B02:00"))
                .isEqualTo("RUNNING");
    }

    @Test
    void are_not_missed_before_anybody_could_know_that() throws Exception {
        assertThat(stateOf("GDPR-33.due-b", "learnedUntil=2023-04-29T12:00:00%2B02:00"))
                .isEqualTo("RUNNING");
        assertThat(stateOf("GDPR-33.due-b", "learnedUntil=2023-05-08T12:00:00%2B02:00"))
                .isEqualTo("MISSED");
    }

    @Test
    void are_counted_while_somebody_has_to_be_told() throws Exception {
        JsonNode view = told.read("deadlines");
        assertThat(view.path("open").asInt()).isEqualTo(1);
        assertThat(view.at("/deadlines/0/deadline").asString()).isEqualTo("GDPR-33.due-b");
        assertThat(view.at("/awareness/0/knowledge").asString()).isEqualTo("Data may have left");
    }

    @Test
    void of_others_are_not_shown_to_an_insurer() throws Exception {
        JsonNode view =
                told.api()
                        .getBoundTo(
                                Set.of("due-a"),
                                "/api/incidents/%s/deadlines".formatted(told.incident()))
                        .body();
        assertThat(ids(view)).containsExactly("GDPR-33.due-a");
        assertThat(view.at("/deadlines/0/submissions/0/entry").asString()).isEqualTo(submission);
        assertThat(view.toString()).doesNotContain("due-b", "A-1", "LfDI-7", "Data may");
    }

    private static String awareness(String moment, String type) {
        return """
        {%s"trigger": "CONTROLLER_BREACH_AWARENESS", "tenants": ["due-a", "due-b"],
        "knowledge": "Data may have left", "regimes": ["GDPR"], "occurredAt": "%s",
        "learnedAt": "2023-04-28T10:00:00+02:00"}
        """
                .formatted(type, moment);
    }

    private static String stateOf(String deadline, String axes) throws Exception {
        return deadline(deadline, axes).path("state").asString();
    }

    private static JsonNode deadline(String id, String axes) throws Exception {
        JsonNode view = told.read("deadlines?" + axes);
        return view.path("deadlines")
                .valueStream()
                .filter(it -> it.path("deadline").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(ids(view).toString()));
    }

    private static List<String> ids(JsonNode view) {
        return view.path("deadlines")
                .valueStream()
                .map(it -> it.path("deadline").asString())
                .toList();
    }
}
