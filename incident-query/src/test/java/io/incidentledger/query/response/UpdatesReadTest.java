package io.incidentledger.query.response;

import static io.incidentledger.query.fixture.Facts.at;
import static io.incidentledger.query.response.Said.to;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.incident.Audience;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.UpdatePosted;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Reads;
import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.Caller;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;

class UpdatesReadTest {
    private static final IncidentId INCIDENT = new IncidentId("INC-2023-000801");
    private static final String PATH = "/api/incidents/INC-2023-000801/updates";

    private static Reads reads;

    @BeforeAll
    static void start() {
        reads = Reads.start();
        Publisher publisher = reads.publisher().at("2026-01-01T10:00:00Z");
        Facts facts = reads.declared(INCIDENT.value(), "Attack");
        Said press = new Said(INCIDENT, "press-1", Audience.PUBLIC);
        Said letter = new Said(INCIDENT, "letter", to("aok", "sbk"));
        Said denial = new Said(INCIDENT, "press-2", Audience.PUBLIC);
        for (IncidentEvent event :
                List.of(
                        facts.off("kim", "19:10", "aok", "sbk", "dak"),
                        new UpdatePosted(INCIDENT, "Nobody connects anything.", at("19:20")),
                        press.drafted("It is out.", "20:00", null),
                        press.drafted("KIM is out.", "20:05", "22:00"),
                        press.approved(3, "too early", "20:02"),
                        press.approved(4, "ben", "20:10"),
                        press.approved(4, "cem", "20:15"),
                        press.released(4, "20:20", 6L, 7L),
                        letter.drafted("We call you.", "20:30", "21:00"),
                        letter.released(9, "20:40"),
                        denial.correcting("press-1", "KIM is slow.", "21:20"),
                        denial.released(11, "21:30"),
                        new Said(INCIDENT, "never", Audience.PUBLIC).drafted("?", "21:40", null))) {
            publisher.publish(event);
        }
        Said secret = new Said(INCIDENT, "secret", Audience.PUBLIC);
        publisher.at("2026-01-01T11:00:00Z");
        publisher.publish(secret.drafted("Ransom.", "20:45", null));
        publisher.marking(Marking.RED).publish(secret.released(14, "20:50"));
        Said vague = new Said(INCIDENT, "vague", Audience.INTERNAL);
        publisher.marking(Marking.AMBER).publish(vague.drafted("First.", "22:00", null));
        publisher.publish(vague.drafted("Second.", "22:30", null));
        publisher.publish(vague.released(17, "22:10..22:40"));
        publisher.watermark();
        reads.observer().get("/api/incidents?after=%s@18".formatted(INCIDENT));
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    @Test
    void what_was_said_is_told_with_what_was_said_before_and_who_approved_exactly_that() {
        JsonNode press = get("").at("/updates/1");
        assertThat(press.path("update").asString()).isEqualTo("press-1");
        assertThat(press.at("/version/text").asString()).isEqualTo("KIM is out.");
        assertThat(press.at("/version/author/subject").asString()).isEqualTo("author");
        assertThat(press.at("/earlier/0/text").asString()).isEqualTo("It is out.");
        assertThat(press.path("approvals")).hasSize(2);
        assertThat(press.at("/approvals/0/approver/subject").asString()).isEqualTo("ben");
        assertThat(press.at("/release/entry").asString()).isEqualTo("INC-2023-000801@8");
        assertThat(press.at("/release/approvals")).hasSize(2);
        assertThat(press.at("/release").has("emergency")).isFalse();
    }

    @Test
    void what_was_posted_is_said_at_once_to_those_who_work_on_it() {
        JsonNode posted = get("").at("/updates/0");
        assertThat(posted.has("update")).isFalse();
        assertThat(posted.at("/audience/kind").asString()).isEqualTo("INTERNAL");
        assertThat(posted.at("/release/entry").asString()).isEqualTo("INC-2023-000801@2");
    }

    @Test
    void what_was_wrong_names_the_release_that_says_so() {
        assertThat(get("").at("/updates/1/correctedBy/0").asString())
                .isEqualTo("INC-2023-000801@12");
        assertThat(get("").at("/updates/3/corrects").asString()).isEqualTo("press-1");
    }

    /** Fails when any later update keeps a promise, whomever it reaches. */
    @Test
    void a_promise_is_kept_by_what_reaches_the_same_people_in_time() {
        JsonNode updates = get("").path("updates");
        assertThat(updates.at("/1/promise/kept").asString()).isEqualTo("YES");
        assertThat(updates.at("/1/promise/next").asString()).isEqualTo("INC-2023-000801@12");
        assertThat(updates.at("/2/promise/kept").asString()).isEqualTo("NO");
        assertThat(updates.at("/2/promise/next").asString()).isEqualTo("INC-2023-000801@12");
    }

    @Test
    void a_promise_is_open_until_its_time_has_come() {
        String kept = "/updates/2/promise/kept";
        assertThat(get("?validAt=2023-04-24T21:00:00Z").at(kept).asString()).isEqualTo("OPEN");
        assertThat(get("?validAt=2023-04-24T21:01:00Z").at(kept).asString()).isEqualTo("NO");
    }

    @Test
    void nothing_is_told_that_had_not_happened_by_then() {
        JsonNode press = get("?validAt=2023-04-24T20:12:00Z").at("/updates/1");
        assertThat(press.path("approvals")).hasSize(1);
        assertThat(press.has("release")).isFalse();
        assertThat(get("?validAt=2023-04-24T20:02:00Z").at("/updates/1/version/text").asString())
                .isEqualTo("It is out.");
        assertThat(get("?knownAt=2025-01-01T00:00:00Z").path("updates")).isEmpty();
        assertThat(get("?learnedUntil=2025-01-01T00:00:00Z").path("updates")).isEmpty();
        assertThat(as(Role.REVIEWER, "?knownAt=2026-01-01T10:30:00Z").toString())
                .doesNotContain("Ransom");
    }

    /** Fails when a release is told with a text that it did not release. */
    @Test
    void what_may_have_been_released_is_told_once_what_it_says_had_been_worded() {
        JsonNode then = get("?validAt=2023-04-24T22:20:00Z").at("/updates/5");
        assertThat(then.at("/version/text").asString()).isEqualTo("First.");
        assertThat(then.has("release")).isFalse();
        JsonNode now = get("").at("/updates/5");
        assertThat(now.at("/version/text").asString()).isEqualTo("Second.");
        assertThat(now.has("release")).isTrue();
    }

    @Test
    void whoever_is_bound_gets_what_was_said_to_them_and_nothing_of_how_it_came_about() {
        JsonNode own = bound("sbk").path("updates");
        assertThat(own).hasSize(3);
        assertThat(own.at("/0/version/text").asString()).isEqualTo("KIM is out.");
        assertThat(own.at("/0/correctedBy/0").asString()).isEqualTo("INC-2023-000801@12");
        assertThat(own.at("/1/audience/tenants")).hasSize(1);
        assertThat(own.at("/1/promise/kept").asString()).isEqualTo("NO");
        assertThat(own.toString())
                .doesNotContain("press-1", "aok", "author", "ben", "status page", "cannot wait");
        assertThat(bound("dak").path("updates")).hasSize(2);
    }

    /** Fails when only the release is left out, and what was said passes for a draft. */
    @Test
    void an_update_whose_release_is_not_for_the_reader_is_left_out() {
        assertThat(get("").toString()).doesNotContain("Ransom");
        assertThat(as(Role.REVIEWER, "").toString()).contains("Ransom");
    }

    @Test
    void promises_count_among_the_figures() {
        String figures = PATH.replace("updates", "figures");
        JsonNode all = reads.observer().get(figures).json().path("promises");
        assertThat(all.path("made").asInt()).isEqualTo(2);
        assertThat(all.path("kept").asInt()).isEqualTo(1);
        assertThat(all.path("broken").asInt()).isEqualTo(1);
        JsonNode then = reads.observer().get(figures + "?validAt=2023-04-24T20:45:00Z").json();
        assertThat(then.at("/promises/open").asInt()).isEqualTo(2);
        JsonNode own = reads.boundTo("dak").get(figures).json().path("promises");
        assertThat(own.path("made").asInt()).isEqualTo(1);
    }

    private static JsonNode get(String query) {
        return read(reads.observer(), query);
    }

    private static JsonNode as(Role role, String query) {
        return read(reads.as(role), query);
    }

    private static JsonNode bound(String tenant) {
        return read(reads.boundTo(tenant), "");
    }

    private static JsonNode read(Caller caller, String query) {
        return caller.get(PATH + query).json();
    }
}
