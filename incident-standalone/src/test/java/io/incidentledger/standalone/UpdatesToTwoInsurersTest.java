package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/**
 * An update is worded, approved by two others, and released to one of two insurers; what it
 * promised comes a day late.
 */
@ExtendWith(SharedProduct.Provider.class)
class UpdatesToTwoInsurersTest {
    private static TwoInsurers told;
    private static String other;

    @BeforeAll
    static void tell(SharedProduct product) throws Exception {
        told = TwoInsurers.in(product, "upd");
        told.say("update-drafts", draft("first", "Mail is away", "2023-04-28T10:00:00+02:00"));
        told.sayAs("berta", "update-approvals", approval("first", "2023-04-28T10:10:00+02:00"));
        told.sayAs("carla", "update-approvals", approval("first", "2023-04-28T10:20:00+02:00"));
        told.say("update-releases", release("first", "2023-04-28T11:00:00+02:00"));
        told.say(
                "commands",
                """
                {"commands": [
                {"type": "DraftUpdate", "update": "to-another", "text": "Nothing for A",
                "audience": {"kind": "TENANTS", "tenants": ["upd-b"]},
                "occurredAt": "2023-04-28T15:00:00+02:00"},
                {"type": "ReleaseUpdate", "update": "to-another", "channel": "mail",
                "emergency": "Alone", "occurredAt": "2023-04-28T15:10:00+02:00"}]}
                """);
        told.say("update-drafts", draft("second", "Mail is back", "2023-04-30T10:00:00+02:00"));
        told.sayAs("berta", "update-approvals", approval("second", "2023-04-30T10:10:00+02:00"));
        told.sayAs("carla", "update-approvals", approval("second", "2023-04-30T10:20:00+02:00"));
        told.say("update-releases", release("second", "2023-04-30T11:00:00+02:00"));
        other = TwoInsurers.declared(told.api());
        told.say("links", link(other));
    }

    @Test
    void name_who_worded_and_who_approved_them() throws Exception {
        JsonNode first = told.read("updates").at("/updates/0");
        assertThat(first.at("/version/author/subject").asString()).isEqualTo("tester");
        assertThat(
                        first.path("approvals")
                                .valueStream()
                                .map(it -> it.at("/approver/subject").asString()))
                .containsExactly("berta", "carla");
        assertThat(first.at("/release/channel").asString()).isEqualTo("mail");
    }

    @Test
    void are_not_approved_by_their_author_nor_released_without_approval() throws Exception {
        told.say("update-drafts", draft("third", "Unsaid", "2023-05-01T10:00:00+02:00"));
        assertThat(
                        told.refusal(
                                "tester",
                                "update-approvals",
                                approval("third", "2023-05-01T10:10:00+02:00")))
                .isEqualTo("APPROVED_BY_AUTHOR");
        assertThat(
                        told.refusal(
                                "tester",
                                "update-releases",
                                release("third", "2023-05-01T11:00:00+02:00")))
                .isEqualTo("NOT_APPROVED");
    }

    @Test
    void promise_another_one_which_may_come_late() throws Exception {
        JsonNode promise = told.read("updates").at("/updates/0/promise");
        assertThat(promise.path("kept").asString()).isEqualTo("NO");
        assertThat(promise.at("/at/earliest").asString()).isEqualTo("2023-04-30T09:00:00.000000Z");
        String before = "updates?validAt=2023-04-28T12:00:00%2B02:00";
        assertThat(told.read(before).at("/updates/0/promise/kept").asString()).isEqualTo("OPEN");
    }

    @Test
    void were_drafts_until_they_were_released() throws Exception {
        JsonNode view = told.read("updates?validAt=2023-04-28T10:30:00%2B02:00").path("updates");
        assertThat(view).hasSize(1);
        assertThat(view.get(0).has("release")).isFalse();
        assertThat(told.read("updates?knownAt=2023-04-28T10:30:00%2B02:00").path("updates"))
                .isEmpty();
    }

    @Test
    void reach_nobody_whom_they_were_not_meant_for() throws Exception {
        assertThat(texts("upd-a")).containsExactly("Mail is away", "Mail is back");
        assertThat(texts("upd-b")).containsExactly("Nothing for A");
    }

    @Test
    void count_as_promises_kept_or_broken() throws Exception {
        JsonNode promises = told.read("updates").path("promises");
        assertThat(promises.path("made").asInt()).isEqualTo(2);
        assertThat(promises.path("broken").asInt()).isEqualTo(2);
        JsonNode then = told.read("updates?validAt=2023-04-28T12:00:00%2B02:00").path("promises");
        assertThat(then.path("made").asInt()).isEqualTo(1);
        assertThat(then.path("open").asInt()).isEqualTo(1);
    }

    @Test
    void incidents_are_linked_both_ways_and_never_in_a_circle() throws Exception {
        assertThat(told.read("links").at("/links/0/other").asString()).isEqualTo(other);
        TwoInsurers another = new TwoInsurers(told.api(), "upd", other);
        assertThat(another.read("links").at("/linkedFrom/0/other").asString())
                .isEqualTo(told.incident());
        assertThat(another.refusal("tester", "links", link(told.incident())))
                .isEqualTo("LINK_CYCLE");
    }

    private static List<String> texts(String tenant) throws Exception {
        return told.api()
                .getBoundTo(Set.of(tenant), "/api/incidents/%s/updates".formatted(told.incident()))
                .body()
                .path("updates")
                .valueStream()
                .map(it -> it.at("/version/text").asString())
                .toList();
    }

    private static String draft(String update, String text, String moment) {
        return """
        {"update": "%s", "text": "%s", "audience": {"kind": "TENANTS", "tenants": ["upd-a"]},
        "nextUpdateBy": "%s", "occurredAt": "%s"}
        """
                .formatted(update, text, OffsetDateTime.parse(moment).plusDays(1), moment);
    }

    private static String approval(String update, String moment) {
        return """
        {"update": "%s", "occurredAt": "%s"}
        """
                .formatted(update, moment);
    }

    private static String release(String update, String moment) {
        return """
        {"update": "%s", "channel": "mail", "occurredAt": "%s"}
        """
                .formatted(update, moment);
    }

    private static String link(String incident) {
        return """
        {"other": "%s", "relation": "CAUSED_BY", "reason": "The same account"}
        """
                .formatted(incident);
    }
}
