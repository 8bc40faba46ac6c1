package io.incidentledger.standalone.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What GitHub's status page says, and what of it becomes a fact. */
class GithubStatusTest {

    @Test
    void an_incident_is_told_as_it_went_on() {
        assertThat(record("null", "Resolved", "null").lines())
                .containsExactly(
                        "DeclareIncident HIGH OPERATIONAL 2024-05-01T10:00:00Z known"
                                + " 2024-05-01T10:05:00Z",
                        "ReportDisruption github-git-operations LIMITED 2024-05-01T10:05:00Z known"
                                + " 2024-05-01T10:05:00Z",
                        "ReportDisruption github-git-operations OFFLINE ref:77/transition/0"
                                + " 2024-05-01T10:05:00Z known 2024-05-01T10:05:00Z",
                        "ReachMilestone DETECTED 2024-05-01T10:05:00Z known 2024-05-01T10:05:00Z",
                        "PostUpdate 2024-05-01T11:00:00Z known 2024-05-01T11:00:00Z",
                        "RestoreService github-git-operations 2024-05-01T12:00:00Z known"
                                + " 2024-05-01T12:00:00Z",
                        "ReachMilestone RECOVERED 2024-05-01T12:00:00Z known 2024-05-01T12:00:00Z",
                        "ResolveIncident 2024-05-01T12:00:00Z known 2024-05-01T12:00:00Z",
                        "CloseIncident 2024-05-01T12:00:00Z known 2024-05-01T12:00:00Z");
    }

    @Test
    void only_what_something_happened_to_is_registered() {
        assertThat(record("null", "Resolved", "null").catalogue())
                .containsExactly(
                        "RegisterTenant tenant",
                        "RegisterService service/github-git-operations",
                        "Subscribe subscription/github-git-operations");
    }

    @Test
    void what_is_named_and_not_said_to_be_down_is_left_and_told() {
        assertThat(record("\"gliner2\"", "Resolved", "null").left())
                .containsExactly(
                        "77: names Pages and does not say what became of that: no disruption",
                        "77: its components were found by gliner2");
    }

    @Test
    void a_true_window_moves_the_first_disruption_and_the_last_restoration() {
        assertThat(
                        record(
                                        "null",
                                        "Resolved",
                                        """
                                        {"start": "2024-05-01T09:20:00Z", "end": "2024-05-01T12:30:00Z"}
                                        """)
                                .corrections())
                .containsExactly(
                        "ref:77/transition/0 -> ReportDisruption github-git-operations LIMITED"
                                + " 2024-05-01T09:20:00Z known 2024-05-04T00:00:00Z",
                        "ref:77/transition/2 -> RestoreService github-git-operations"
                                + " 2024-05-01T12:30:00Z known 2024-05-04T00:00:00Z",
                        "ReachMilestone BEGAN 2024-05-01T09:20:00Z known 2024-05-04T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2023-05-01T09:20:00Z, 2023-05-01T12:30:00Z",
        "2024-04-30T09:59:00Z, 2024-05-01T12:30:00Z",
        "2024-05-01T12:30:00Z, 2024-05-01T12:30:00Z",
        "2024-05-01T12:30:00Z, 2024-05-01T13:30:00Z",
        "2024-05-01T09:20:00Z, 2024-05-04T00:00:01Z"
    })
    void a_window_that_can_hardly_be_true_is_left_and_told(String start, String end) {
        TranslatedRecord doubtful =
                record(
                        "null",
                        "Resolved",
                        "{\"start\": \"%s\", \"end\": \"%s\"}".formatted(start, end));
        assertThat(doubtful.corrections()).isEmpty();
        assertThat(doubtful.adapter().corrections(doubtful.record()).left())
                .containsExactly(
                        "77: a true window from %s to %s does not fit what was published from"
                                        .formatted(start, end)
                                + " 2024-05-01T10:00:00Z to 2024-05-01T12:00:00Z");
    }

    @Test
    void without_a_window_nothing_is_corrected() {
        assertThat(record("null", "Resolved", "null").corrections()).isEmpty();
    }

    @Test
    void a_word_that_nobody_has_explained_is_not_guessed_at() {
        TranslatedRecord unknown = record("null", "Pondering", "null");
        assertThatExceptionOfType(UnknownRecord.class)
                .isThrownBy(unknown::lines)
                .withMessage("has an update of an unknown status, Pondering");
    }

    private static TranslatedRecord record(String source, String last, String window) {
        return TranslatedRecord.of(
                new GithubStatus(),
                """
                {"id": "77", "impact": "major", "components": ["Git Operations", "Pages"], "componentsSource": %s,
                 "startedAt": "2024-05-01T10:00:00Z", "resolvedAt": "2024-05-01T12:00:00Z",
                 "updates": [{"i": 0, "at": "2024-05-01T10:05:00Z", "status": "Investigating"},
                             {"i": 1, "at": "2024-05-01T11:00:00Z", "status": "Identified"},
                             {"i": 2, "at": "2024-05-01T12:00:00Z", "status": "%s"}],
                 "componentTransitions": [{"i": 0, "at": "2024-05-01T10:05:00Z", "component": "Git Operations", "to": "DEGRADED"},
                                          {"i": 0, "at": "2024-05-01T10:05:00Z", "component": "Git Operations", "to": "MAJOR_OUTAGE"},
                                          {"i": 2, "at": "2024-05-01T12:00:00Z", "component": "Git Operations", "to": "OPERATIONAL"}],
                 "trueImpactWindow": %s,
                 "versionsSeen": [{"seenAt": "2024-05-02T00:00:00Z"}, {"seenAt": "2024-05-04T00:00:00Z"}]}
                """
                        .formatted(source, last, window));
    }
}
