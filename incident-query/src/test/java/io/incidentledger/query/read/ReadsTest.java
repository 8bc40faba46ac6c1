package io.incidentledger.query.read;

import static io.incidentledger.query.fixture.Facts.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.incident.IncidentEvent.IncidentReclassified;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.Severity;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Projections;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Topics;
import io.incidentledger.wire.http.Caller;
import io.incidentledger.wire.http.Caller.Answer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** Every test has incidents, services and tenants of its own. */
class ReadsTest {
    private static Publisher publisher;
    private static Projections projections;
    private static Caller observer;

    @BeforeAll
    static void start() {
        Topics.fresh();
        publisher = new Publisher();
        projections = Projections.start();
        observer = projections.caller();
    }

    @AfterAll
    static void stop() {
        projections.close();
        publisher.close();
    }

    @Nested
    class The_board {
        @Test
        void names_every_subscribed_pair_and_the_worst_across_incidents() {
            publisher.publish(Facts.service("eau"));
            publisher.publish(Facts.tenant("aok"));
            publisher.publish(Facts.tenant("sbk"));
            publisher.publish(Facts.subscribed("aok", "eau", "Krankmeldung"));
            EntryId catalogue = publisher.publish(Facts.subscribed("sbk", "eau", "eAU"));
            Facts one = declared("INC-2023-000101", "Attack");
            Facts other = declared("INC-2023-000102", "Power");
            publisher.publish(one.limited("eau", "20:00", "aok"));
            publisher.publish(other.off("eau", "21:00", "aok", "tk"));
            observer.get("/api/board?after=" + catalogue);
            JsonNode board = observer.get("/api/board?service=eau&after=INC-2023-000102@1").json();
            assertThat(board.at("/services/0/name").asString()).isEqualTo("Service eau");
            assertThat(board.at("/services/0/criticality").asString()).isEqualTo("HIGH");
            assertThat(rows(board))
                    .containsExactly(
                            "aok OFFLINE true [INC-2023-000101 LIMITED, INC-2023-000102 OFFLINE]",
                            "sbk OK true []",
                            "tk OFFLINE true [INC-2023-000102 OFFLINE]");
            assertThat(board.at("/items/0/alias").asString()).isEqualTo("Krankmeldung");
            assertThat(board.at("/items/0/since/earliest").asString())
                    .isEqualTo("2023-04-24T21:00:00.000000Z");
            assertThat(board.at("/items/0/incidents/1/title").asString()).isEqualTo("Power");
            assertThat(board.at("/items/0/incidents/1/startedBy").asString())
                    .isEqualTo("INC-2023-000102@1");
            assertThat(board.at("/items/2/subscribed").asBoolean()).isFalse();
            assertThat(board.at("/summary/offline").asInt()).isEqualTo(2);
            assertThat(board.at("/summary/ok").asInt()).isEqualTo(1);
            assertThat(rows(observer.get("/api/board?service=eau&incident=INC-2023-000101").json()))
                    .contains("aok LIMITED true [INC-2023-000101 LIMITED]", "sbk OK true []")
                    .hasSize(2);
        }

        @Test
        void shows_any_moment_of_the_past() {
            Facts incident = declared("INC-2023-000111", "Past");
            publisher.publish(incident.off("past", "20:00", "aok"));
            publisher.publish(incident.limited("past", "21:00", "aok"));
            publisher.publish(incident.back("past", "22:00", "aok"));
            assertThat(rows(board("past", "19:59", "INC-2023-000111@3"))).isEmpty();
            assertThat(rows(board("past", "20:00", null)))
                    .containsExactly("aok OFFLINE true [INC-2023-000111 OFFLINE]");
            assertThat(rows(board("past", "21:30", null)))
                    .containsExactly("aok LIMITED true [INC-2023-000111 LIMITED]");
            assertThat(rows(board("past", "22:00", null))).isEmpty();
            assertThat(rows(observer.get("/api/board?service=past").json())).isEmpty();
            assertThat(board("past", "21:30", null).at("/asOf/validAt").asString())
                    .isEqualTo("2023-04-24T21:30:00.000000Z");
        }

        @Test
        void tells_what_is_possible_from_what_is_certain() {
            Facts incident = declared("INC-2023-000121", "Imprecise");
            publisher.publish(incident.off("vague", "20:00..21:00", "aok"));
            publisher.publish(incident.back("vague", "22:00..23:00", "aok"));
            board("vague", "20:30", "INC-2023-000121@2");
            assertThat(rows(board("vague", "20:30", null)))
                    .allMatch(it -> it.contains("OFFLINE false"));
            assertThat(rows(board("vague", "21:30", null)))
                    .allMatch(it -> it.contains("OFFLINE true"));
            assertThat(rows(board("vague", "22:30", null)))
                    .allMatch(it -> it.contains("OFFLINE false"));
            assertThat(rows(board("vague", "22:30", null))).hasSize(1);
            assertThat(rows(board("vague", "23:00", null))).isEmpty();
            assertThat(board("vague", "22:30", null).at("/summary/uncertain").asInt()).isEqualTo(1);
        }
    }

    @Nested
    class An_incident {
        @Test
        void is_told_with_its_disruptions_and_how_far_the_restoration_is() {
            Facts incident = declared("INC-2023-000201", "Attack");
            publisher.publish(incident.siteOff("20:00"));
            publisher.publish(incident.off("kim", "20:00", incident.entry(1), "aok", "sbk", "tk"));
            publisher.publish(incident.back("kim", "21:00..21:30", "aok", "sbk"));
            publisher.publish(incident.off("kim", "22:00", "sbk"));
            publisher.publish(incident.siteBack("22:30"));
            publisher.publish(
                    new IncidentReclassified(
                            incident.incident(),
                            null,
                            Severity.HIGH,
                            null,
                            null,
                            List.of(),
                            at("22:40")));
            Answer answer = observer.get("/api/incidents/INC-2023-000201?after=INC-2023-000201@6");
            assertThat(answer.header("ETag")).isEqualTo("\"6\"");
            JsonNode view = answer.json();
            assertThat(view.path("severity").asString()).isEqualTo("HIGH");
            assertThat(view.path("status").asString()).isEqualTo("OPEN");
            assertThat(view.path("lastSequence").asLong()).isEqualTo(6);
            assertThat(view.at("/progress/services/kim").toString())
                    .isEqualTo(
                            "{\"affected\":3,\"stillOut\":2,\"limited\":0,\"restored\":1,\"ended\":0,\"reDisrupted\":1}");
            assertThat(view.at("/disruptions/0/possible/to").asString())
                    .isEqualTo("2023-04-24T21:30:00.000000Z");
            assertThat(view.at("/disruptions/0/certain/to").asString())
                    .isEqualTo("2023-04-24T21:00:00.000000Z");
            assertThat(view.at("/disruptions/0/phases/0/inferred").asBoolean()).isTrue();
            assertThat(view.at("/disruptions/0/ending/entry").asString())
                    .isEqualTo("INC-2023-000201@3");
            assertThat(view.at("/disruptions/2/repeated").asBoolean()).isTrue();
            assertThat(view.at("/sites/0/reconnectedBy").asString()).isEqualTo("INC-2023-000201@5");
            JsonNode then =
                    observer.get("/api/incidents/INC-2023-000201?validAt=2023-04-24T20:30:00Z")
                            .json();
            assertThat(then.at("/progress/total/stillOut").asInt()).isEqualTo(3);
            assertThat(then.at("/sites/0").has("reconnectedBy")).isFalse();
        }

        @Test
        void is_not_sent_again_to_who_has_it() {
            declared("INC-2023-000211", "Known");
            String path = "/api/incidents/INC-2023-000211?after=INC-2023-000211@0";
            assertThat(observer.get(path).status()).isEqualTo(200);
            Caller who = observer.with("If-None-Match", "\"0\"");
            assertThat(who.get(path).status()).isEqualTo(304);
            assertThat(who.get(path).header("ETag")).isEqualTo("\"0\"");
            publisher.publish(Facts.of("INC-2023-000211").note("more", "20:00"));
            assertThat(who.get("/api/incidents/INC-2023-000211?after=INC-2023-000211@1").status())
                    .isEqualTo(200);
        }

        @Test
        void changes_when_an_entry_is_corrected_retracted_and_corrected_again() {
            Facts incident = declared("INC-2023-000221", "Amended");
            EntryId off = publisher.publish(incident.off("fix", "20:00", "aok", "sbk"));
            publisher.publish(incident.correct(off, incident.off("fix", "20:30", "aok")));
            assertThat(disruptions(incident, 2)).containsExactly("aok 2023-04-24T20:30:00.000000Z");
            publisher.publish(incident.retract(off));
            assertThat(disruptions(incident, 3)).isEmpty();
            publisher.publish(incident.correct(off, incident.off("fix", "20:15", "sbk")));
            assertThat(disruptions(incident, 4)).containsExactly("sbk 2023-04-24T20:15:00.000000Z");
        }

        @Test
        void forgets_what_was_inferred_from_a_site_once_that_is_retracted() {
            Facts incident = declared("INC-2023-000231", "Inferred");
            EntryId site = publisher.publish(incident.siteOff("20:00"));
            publisher.publish(incident.off("inf", "20:00", site, "aok"));
            publisher.publish(incident.off("own", "20:00", "aok"));
            publisher.publish(incident.retract(site));
            assertThat(disruptions(incident, 4)).hasSize(1);
            JsonNode view = observer.get("/api/incidents/INC-2023-000231").json();
            assertThat(view.at("/disruptions/0/service").asString()).isEqualTo("own");
            assertThat(view.path("sites")).isEmpty();
        }

        @Test
        void places_what_is_told_late_where_it_happened() {
            Facts incident = declared("INC-2023-000241", "Late");
            publisher.publish(incident.back("late", "21:00", "aok"));
            publisher.publish(incident.off("late", "20:00", "aok"));
            assertThat(disruptions(incident, 2)).hasSize(1);
            JsonNode view = observer.get("/api/incidents/INC-2023-000241").json();
            assertThat(view.at("/disruptions/0/open").asBoolean()).isFalse();
            assertThat(view.at("/progress/total/restored").asInt()).isEqualTo(1);
        }

        @Test
        void that_is_not_there_is_not_found() {
            Answer answer = observer.get("/api/incidents/INC-2023-999999");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("/code")).isEqualTo("UNKNOWN_INCIDENT");
            assertThat(observer.get("/api/incidents/INC-2023-999999/timeline").text("/code"))
                    .isEqualTo("UNKNOWN_INCIDENT");
        }
    }

    @Nested
    class The_list_of_incidents {
        @Test
        void goes_page_by_page_newest_first() {
            for (int i = 1; i <= 5; i++) {
                declared("INC-2023-00030" + i, "Paged 100% " + i);
            }
            observer.get("/api/board?after=INC-2023-000305@0");
            List<String> seen = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page =
                        observer.get("/api/incidents?text=paged%20100%25&limit=2" + cursor).json();
                page.path("items").forEach(it -> seen.add(it.path("incident").asString()));
                assertThat(page.has("next")).isTrue();
                cursor =
                        page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
            } while (!cursor.isEmpty());
            assertThat(seen)
                    .containsExactly(
                            "INC-2023-000305",
                            "INC-2023-000304",
                            "INC-2023-000303",
                            "INC-2023-000302",
                            "INC-2023-000301");
        }

        @Test
        void is_narrowed_by_status_and_by_what_is_disrupted() {
            Facts open = declared("INC-2023-000311", "Narrow");
            Facts resolved = declared("INC-2023-000312", "Narrow");
            publisher.publish(open.off("narrow", "20:00", "aok"));
            publisher.publish(resolved.resolved("21:00"));
            observer.get("/api/board?after=INC-2023-000311@1");
            observer.get("/api/board?after=INC-2023-000312@1");
            assertThat(ids("/api/incidents?text=narrow&status=RESOLVED"))
                    .containsExactly("INC-2023-000312");
            assertThat(ids("/api/incidents?service=narrow&tenant=aok"))
                    .containsExactly("INC-2023-000311");
            assertThat(ids("/api/incidents?service=narrow&tenant=sbk")).isEmpty();
        }

        @Test
        void refuses_what_it_cannot_read() {
            for (String bad :
                    List.of(
                            "limit=0",
                            "limit=201",
                            "limit=x",
                            "status=open",
                            "cursor=abc",
                            "after=7",
                            "tenant=A",
                            "knowAt=x")) {
                Answer answer = observer.get("/api/incidents?" + bad);
                assertThat(answer.status()).as(bad).isEqualTo(400);
                assertThat(answer.text("/code")).as(bad).isEqualTo("MALFORMED");
            }
        }

        private List<String> ids(String path) {
            List<String> ids = new ArrayList<>();
            observer.get(path)
                    .json()
                    .path("items")
                    .forEach(it -> ids.add(it.path("incident").asString()));
            return ids;
        }
    }

    @Nested
    class The_timeline {
        @Test
        void has_every_entry_with_its_clocks_its_actor_and_its_marks() {
            publisher.at("2023-04-24T20:10:00Z");
            Facts incident = declared("INC-2023-000401", "Told");
            publisher.publish(incident.note("in time", "20:00"));
            publisher.at("2023-04-24T21:30:00.000001Z");
            publisher.publish(incident.note("late", "21:15"));
            publisher.publish(incident.note("imprecise", "21:10..21:20"));
            publisher.publish(
                    incident.correct(incident.entry(1), incident.note("better", "20:01")));
            publisher.publish(incident.retract(incident.entry(2)));
            publisher.publish(objected(incident));
            JsonNode items =
                    observer.get("/api/incidents/INC-2023-000401/timeline?after=INC-2023-000401@6")
                            .json()
                            .path("items");
            assertThat(items).hasSize(7);
            assertThat(items.at("/1/marks").toString())
                    .isEqualTo(
                            "{\"correctedBy\":\"INC-2023-000401@4\",\"late\":false,\"imprecise\":false,\"objections\":[]}");
            assertThat(items.at("/2/marks").toString())
                    .isEqualTo(
                            "{\"retractedBy\":\"INC-2023-000401@5\",\"late\":true,\"imprecise\":false,\"objections\":[]}");
            assertThat(items.at("/3/marks/imprecise").asBoolean()).isTrue();
            assertThat(items.at("/3/marks/late").asBoolean()).isFalse();
            assertThat(items.at("/6/marks/objections/0").asString())
                    .isEqualTo("NOTHING_TO_RESTORE");
            assertThat(items.at("/1/payload/text").asString()).isEqualTo("in time");
            assertThat(items.at("/1/entry").asString()).isEqualTo("INC-2023-000401@1");
            assertThat(items.at("/1/recordedAt").asString())
                    .isEqualTo("2023-04-24T20:10:00.000000Z");
            assertThat(items.at("/1/actor").toString())
                    .isEqualTo(
                            "{\"issuer\":\"https://issuer.test\",\"subject\":\"u-1\",\"roles\":[\"operator\",\"reviewer\"]}");
            assertThat(items.at("/1/decidedBy").asString()).isEqualTo("p-2");
            assertThat(items.at("/1/marking").asString()).isEqualTo("AMBER");
        }

        @Test
        void goes_page_by_page_in_either_order() {
            Facts incident = declared("INC-2023-000411", "Paged");
            publisher.publish(incident.note("third", "20:30"));
            publisher.publish(incident.note("first", "18:00"));
            publisher.publish(incident.note("second", "20:00"));
            observer.get("/api/board?after=INC-2023-000411@3");
            assertThat(paged("recorded")).containsExactly(0L, 1L, 2L, 3L);
            assertThat(paged("occurred")).containsExactly(2L, 0L, 3L, 1L);
        }

        private List<Long> paged(String order) {
            List<Long> seen = new ArrayList<>();
            String cursor = "";
            do {
                String path = "/api/incidents/INC-2023-000411/timeline?limit=2&order=" + order;
                JsonNode page = observer.get(path + cursor).json();
                page.path("items")
                        .forEach(
                                it -> seen.add(EntryId.of(it.path("entry").asString()).sequence()));
                cursor =
                        page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
            } while (!cursor.isEmpty());
            return seen;
        }

        private ServiceRestored objected(Facts incident) {
            var back = incident.back("none", "21:20", "aok");
            return new ServiceRestored(
                    back.incident(),
                    back.service(),
                    back.tenants(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(
                            new Objection(
                                    ObjectionCode.NOTHING_TO_RESTORE, "so", List.of("none/aok"))),
                    back.clocks());
        }
    }

    @Nested
    class Every_answer {
        @Test
        void says_which_position_it_shows_and_how_old_that_is() {
            declared("INC-2023-000501", "Position");
            long position = publisher.watermark().position();
            observer.get("/api/board?after=INC-2023-000501@0");
            await().until(
                            () ->
                                    observer.get("/api/incidents?limit=1")
                                                    .json()
                                                    .at("/asOf/position")
                                                    .asLong()
                                            >= position);
            JsonNode asOf = observer.get("/api/incidents?limit=1").json().path("asOf");
            assertThat(asOf.path("age").asString()).startsWith("PT");
            assertThat(asOf.path("recordedUntil").asString()).startsWith("2023-04-2");
        }

        @Test
        void waits_for_what_its_reader_has_written_and_says_if_it_does_not_come() {
            declared("INC-2023-000511", "Waited");
            assertThat(
                            observer.get("/api/incidents/INC-2023-000511?after=INC-2023-000511@0")
                                    .status())
                    .isEqualTo(200);
            Answer never = observer.get("/api/board?after=INC-2023-000511@1");
            assertThat(never.status()).isEqualTo(503);
            assertThat(never.text("/code")).isEqualTo("NOT_YET_VISIBLE");
            assertThat(never.header("Retry-After")).isEqualTo("1");
        }
    }

    private static Facts declared(String incident, String title) {
        Facts facts = Facts.of(incident);
        publisher.publish(facts.declared(title));
        return facts;
    }

    private static JsonNode board(String service, String time, @Nullable String after) {
        return observer.get(
                        "/api/board?service=%s&validAt=2023-04-24T%s:00Z%s"
                                .formatted(service, time, after == null ? "" : "&after=" + after))
                .json();
    }

    /** One line for each item. */
    private static List<String> rows(JsonNode board) {
        List<String> rows = new ArrayList<>();
        for (JsonNode item : board.path("items")) {
            List<String> incidents = new ArrayList<>();
            item.path("incidents")
                    .forEach(
                            it ->
                                    incidents.add(
                                            it.path("incident").asString()
                                                    + " "
                                                    + it.path("kind").asString()));
            rows.add(
                    "%s %s %s %s"
                            .formatted(
                                    item.path("tenant").asString(),
                                    item.path("state").asString(),
                                    item.path("certain").asBoolean(),
                                    incidents));
        }
        return rows;
    }

    private static List<String> disruptions(Facts incident, long after) {
        List<String> found = new ArrayList<>();
        observer.get(
                        "/api/incidents/%s?after=%s"
                                .formatted(incident.incident(), incident.entry(after)))
                .json()
                .path("disruptions")
                .forEach(
                        it ->
                                found.add(
                                        it.path("tenant").asString()
                                                + " "
                                                + it.at("/possible/from").asString()));
        return found;
    }
}
