package io.incidentledger.standalone.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

/** What Google Cloud's list says, and what of it becomes a fact. */
class GoogleCloudTest {
    private static final String BEGAN = "2022-07-01T13:37:00+00:00";

    @Test
    void the_first_disruption_is_as_old_as_the_incident_and_the_last_ends_with_it() {
        assertThat(record("high", BEGAN, "SERVICE_OUTAGE").lines())
                .containsExactly(
                        "DeclareIncident HIGH OPERATIONAL 2022-07-01T14:00:00Z known"
                                + " 2022-07-01T14:00:00Z",
                        "ReachMilestone BEGAN 2022-07-01T13:37:00Z known 2022-07-01T14:00:00Z",
                        "ReportDisruption gcp-cloud-pub-sub LIMITED 2022-07-01T13:37:00Z known"
                                + " 2022-07-01T14:00:00Z",
                        "PostUpdate 2022-07-01T14:10:00Z known 2022-07-01T14:12:00Z",
                        "ReportDisruption gcp-cloud-pub-sub OFFLINE 2022-07-01T15:00:00Z known"
                                + " 2022-07-01T15:00:00Z",
                        "PostUpdate 2022-07-01T15:00:00Z known 2022-07-01T15:00:00Z",
                        "RestoreService gcp-cloud-pub-sub 2022-07-01T19:25:00Z known"
                                + " 2022-07-01T19:40:00Z",
                        "PostUpdate 2022-07-01T19:40:00Z known 2022-07-01T19:40:00Z",
                        "ReachMilestone RECOVERED 2022-07-01T19:25:00Z known 2022-07-01T19:40:00Z",
                        "ResolveIncident 2022-07-01T19:25:00Z known 2022-07-01T19:40:00Z",
                        "CloseIncident 2022-07-02T08:00:00Z known 2022-07-02T08:00:00Z");
    }

    @Test
    void the_same_status_again_is_no_second_disruption() {
        assertThat(record("high", BEGAN, "SERVICE_DISRUPTION").lines())
                .filteredOn(line -> line.startsWith("ReportDisruption"))
                .hasSize(1);
    }

    @Test
    void every_place_that_is_named_is_registered() {
        assertThat(record("low", BEGAN, "SERVICE_OUTAGE").catalogue())
                .containsExactly(
                        "RegisterTenant tenant",
                        "RegisterSite site/us-east1",
                        "RegisterSite site/us-west1",
                        "RegisterService service/gcp-cloud-pub-sub",
                        "Subscribe subscription/gcp-cloud-pub-sub");
    }

    @Test
    void what_was_published_before_it_began_was_known_when_it_began() {
        TranslatedRecord early = record("medium", "2022-07-01T14:05:00+00:00", "SERVICE_OUTAGE");
        assertThat(early.lines().get(1))
                .isEqualTo("ReachMilestone BEGAN 2022-07-01T14:05:00Z known 2022-07-01T14:05:00Z");
        assertThat(early.left())
                .containsExactly(
                        "abc: was published before it began: taken as learned when it began");
    }

    @Test
    void a_word_that_nobody_has_explained_is_not_guessed_at() {
        assertThatExceptionOfType(UnknownRecord.class)
                .isThrownBy(record("severe", BEGAN, "SERVICE_OUTAGE")::lines)
                .withMessage("has an unknown severity, severe");
        assertThatExceptionOfType(UnknownRecord.class)
                .isThrownBy(record("low", "yesterday", "SERVICE_OUTAGE")::lines)
                .withMessage("has no time with a zone in begin");
    }

    private static TranslatedRecord record(String severity, String begin, String second) {
        return TranslatedRecord.of(
                new GoogleCloud(),
                """
                {"id": "abc", "number": "15", "severity": "%s", "begin": "%s", "created": "2022-07-01T14:00:00+00:00",
                 "end": "2022-07-01T19:25:00+00:00", "modified": "2022-07-02T08:00:00+00:00",
                 "products": ["Cloud Pub/Sub"], "previouslyAffected": ["us-east1"],
                 "updates": [{"when": "2022-07-01T14:10:00+00:00", "created": "2022-07-01T14:12:00+00:00", "status": "SERVICE_DISRUPTION", "locations": ["us-west1"]},
                             {"when": "2022-07-01T15:00:00+00:00", "created": "2022-07-01T15:00:00+00:00", "status": "%s", "locations": []},
                             {"when": "2022-07-01T19:40:00+00:00", "created": "2022-07-01T19:40:00+00:00", "status": "AVAILABLE", "locations": []}]}
                """
                        .formatted(severity, begin, second));
    }
}
