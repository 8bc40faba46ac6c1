package io.incidentledger.query.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.query.fixture.EventReader;
import io.incidentledger.query.fixture.EventReader.Event;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Reads;
import io.incidentledger.wire.http.Caller;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** What somebody gets to see who belongs to one tenant, where two are concerned. */
class BoundReaderTest {
    private static final String BOTH = "INC-2023-000701";
    private static final String ANOTHERS = "INC-2023-000702";
    private static final String NOBODYS = "INC-2023-000799";

    private static Reads reads;
    private static Caller aok;

    @BeforeAll
    static void start() {
        reads = Reads.start();
        aok = reads.boundTo("aok");
        Publisher publisher = reads.publisher();
        List.of("aok", "sbk").forEach(id -> publisher.publish(Facts.tenant(id)));
        List.of("mail", "payroll").forEach(id -> publisher.publish(Facts.service(id)));
        List.of("munich", "berlin").forEach(id -> publisher.publish(Facts.site(id)));
        publisher.publish(Facts.subscribed("aok", "mail", "Post"));
        publisher.publish(Facts.subscribed("sbk", "mail", "Briefe"));
        publisher.publish(Facts.subscribed("sbk", "payroll", "Gehalt"));
        Facts both = reads.declared(BOTH, "Mail is off");
        publisher.publish(both.off("mail", "20:00", "aok", "sbk"));
        publisher.publish(both.off("payroll", "20:00", "sbk"));
        publisher.publish(both.note("sbk is angry", "20:30"));
        publisher.publish(both.siteOff("20:40"));
        EntryId off = publisher.publish(both.off("portal", "20:50", "aok", "sbk"));
        publisher.publish(both.correct(off, both.off("portal", "20:55", "aok", "sbk")));
        publisher.publish(both.back("mail", "21:00", "sbk"));
        Facts anothers = reads.declared(ANOTHERS, "Payroll is off");
        publisher.publish(anothers.off("payroll", "22:00", "sbk"));
        reads.observer().get("/api/board?after=%s@1".formatted(ANOTHERS));
        reads.observer().get("/api/board?after=%s@7".formatted(BOTH));
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    /** Fails when any condition on the tenant is taken out of any statement. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/board",
                "/api/board?validAt=2023-04-24T20:57:00Z",
                "/api/incidents/" + BOTH,
                "/api/incidents/" + BOTH + "?validAt=2023-04-24T20:57:00Z",
                "/api/incidents/" + BOTH + "/timeline",
                "/api/incidents/" + BOTH + "/timeline?order=occurred",
                "/api/catalogue",
                "/api/catalogue?validAt=2023-04-24T20:57:00Z"
            })
    void names_nobody_else(String path) {
        Answer everything = reads.observer().get(path);
        assertThat(everything.response().body()).contains("sbk");
        Answer answer = aok.get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body())
                .contains("aok")
                .doesNotContain("sbk", "payroll", "berlin", "Briefe", "Gehalt", "misread");
    }

    @Test
    void counts_what_is_theirs() {
        JsonNode board = aok.get("/api/board").json();
        assertThat(board.at("/summary/pairs").asInt()).isEqualTo(2);
        assertThat(board.at("/summary/offline").asInt()).isEqualTo(2);
        JsonNode progress = aok.get("/api/incidents/" + BOTH).json().at("/progress/total");
        assertThat(progress.at("/affected").asInt()).isEqualTo(2);
        assertThat(progress.at("/restored").asInt()).isZero();
    }

    @Test
    void another_tenants_part_is_empty_like_that_of_one_who_does_not_exist() {
        for (String path : List.of("/api/board?tenant=", "/api/incidents?tenant=")) {
            assertThat(aok.get(path + "sbk").json().at("/items")).isEmpty();
            assertThat(aok.get(path + "nobody").json().at("/items")).isEmpty();
        }
        assertThat(aok.get("/api/incidents?service=payroll").json().at("/items")).isEmpty();
        assertThat(aok.get("/api/board?service=payroll").json().at("/items")).isEmpty();
    }

    /** Fails when an incident of others is refused otherwise than one that is not there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/incidents/%s",
                "/api/incidents/%s/timeline",
                "/api/incidents/%s/timeline/stream"
            })
    void an_incident_of_others_is_not_there(String path) {
        Answer hidden = aok.get(path.formatted(ANOTHERS));
        Answer absent = aok.get(path.formatted(NOBODYS));
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(shape(hidden, ANOTHERS)).isEqualTo(shape(absent, NOBODYS));
        assertThat(hidden.response().headers().map().keySet())
                .isEqualTo(absent.response().headers().map().keySet());
    }

    private static String shape(Answer answer, String incident) {
        return answer.response()
                .body()
                .replace(incident, "INCIDENT")
                .replace(answer.text("/traceId"), "TRACE");
    }

    /** Fails when waiting for an entry tells whether it is there. */
    @ParameterizedTest
    @ValueSource(strings = {ANOTHERS + "@0", NOBODYS + "@0", "catalogue@0"})
    void waiting_tells_nothing_about_others(String after) {
        Answer answer = aok.get("/api/board?after=" + after);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("/detail"))
                .isEqualTo(after + " is not in this view after 5 s. Ask again.");
    }

    @Test
    void waiting_for_an_entry_of_an_incident_of_theirs_works() {
        assertThat(aok.get("/api/board?after=%s@7".formatted(BOTH)).status()).isEqualTo(200);
    }

    /** Fails when the search looks into the summary, which may name others. */
    @Test
    void finds_by_the_title_alone() {
        assertThat(reads.observer().get("/api/incidents?text=so").json().at("/items")).isNotEmpty();
        assertThat(aok.get("/api/incidents?text=so").json().at("/items")).isEmpty();
        JsonNode found = aok.get("/api/incidents?text=mail").json().at("/items");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).has("summary")).isFalse();
    }

    @Test
    void lists_the_incidents_that_have_hit_them() {
        assertThat(aok.get("/api/incidents").response().body())
                .contains(BOTH)
                .doesNotContain(ANOTHERS);
    }

    @Test
    void sees_the_facts_about_their_own_without_anybodys_words() {
        JsonNode items = aok.get("/api/incidents/%s/timeline".formatted(BOTH)).json().at("/items");
        assertThat(items.valueStream().map(it -> it.path("entry").asString()))
                .containsExactly(BOTH + "@1", BOTH + "@5", BOTH + "@6");
        JsonNode off = items.get(0);
        assertThat(off.at("/disclosure").asString()).isEqualTo("OWN");
        assertThat(off.at("/payload/tenants/ids")).hasSize(1);
        assertThat(off.at("/payload/occurredAt").isMissingNode()).isTrue();
        assertThat(off.has("actor")).isFalse();
        assertThat(off.has("decidedBy")).isFalse();
        assertThat(items.get(1).at("/marks/correctedBy").asString()).isEqualTo(BOTH + "@6");
        assertThat(items.get(2).at("/payload/replacement/tenants/ids")).hasSize(1);
    }

    @Test
    void pages_over_what_they_see() {
        String path = "/api/incidents/%s/timeline?limit=2".formatted(BOTH);
        JsonNode first = aok.get(path).json();
        assertThat(first.at("/items")).hasSize(2);
        JsonNode second = aok.get(path + "&cursor=" + first.at("/next").asString()).json();
        assertThat(second.at("/items")).hasSize(1);
        assertThat(second.at("/next").isNull()).isTrue();
    }

    /** Fails when a stream passes on what the page leaves out. */
    @Test
    void hears_of_their_own_alone() {
        Facts heard = reads.declared("INC-2023-000703", "Heard of");
        EntryId first = reads.publisher().publish(heard.limited("fax", "22:30", "aok", "sbk"));
        reads.observer().get("/api/board?after=" + first);
        try (EventReader timeline =
                        EventReader.open(
                                aok,
                                "/api/incidents/INC-2023-000703/timeline/stream",
                                first.toString());
                EventReader board = EventReader.open(aok, "/api/board/stream", null)) {
            Event whole = board.next("board");
            assertThat(whole.data().toString()).contains("aok").doesNotContain("sbk", "payroll");
            reads.publisher().publish(heard.limited("payroll", "23:00", "sbk"));
            reads.publisher().publish(heard.note("sbk again", "23:00"));
            EntryId own = reads.publisher().publish(heard.off("fax", "23:00", "aok", "sbk"));
            Event entry = timeline.next("entry");
            assertThat(entry.id()).isEqualTo(own.toString());
            assertThat(entry.data().toString()).doesNotContain("sbk");
            Event change = board.next("change");
            assertThat(change.data().at("/items/0/service").asString()).isEqualTo("fax");
            assertThat(change.data().toString()).doesNotContain("sbk", "payroll");
            reads.publisher().publish(heard.back("fax", "23:10", "aok", "sbk"));
            Event gone = board.next("change");
            assertThat(gone.data().at("/gone/0/tenant").asString()).isEqualTo("aok");
            assertThat(gone.data().toString()).doesNotContain("sbk");
        }
    }
}
