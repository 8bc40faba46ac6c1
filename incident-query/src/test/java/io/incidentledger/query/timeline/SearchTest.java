package io.incidentledger.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.Marking;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Reads;
import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.Caller;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class SearchTest {
    private static Reads reads;
    private static Caller observer;

    @BeforeAll
    static void start() {
        reads = Reads.start();
        observer = reads.observer();
        Publisher publisher = reads.publisher();
        Facts one = Facts.of("INC-2023-000501");
        publisher.at("2026-01-01T10:00:00Z").publish(one.declared("Attack on the provider"));
        publisher.publish(one.note("Ransomware was found on the mail server's disk.", "20:00"));
        publisher.publish(one.off("kim", "20:10", "aok", "sbk"));
        publisher
                .at("2026-01-01T11:00:00Z")
                .publish(
                        one.correct(
                                one.entry(1), one.note("It was a wiper, not blackmail", "20:00")));
        publisher.marking(Marking.RED).publish(one.note("The insider is suspected", "21:00"));
        Facts other = Facts.of("INC-2023-000502");
        publisher.marking(Marking.AMBER).publish(other.declared("A wiper again, it seems"));
        publisher.publish(other.off("epa", "22:00", "tk"));
        publisher.watermark();
        observer.get("/api/incidents?after=INC-2023-000501@4");
        observer.get("/api/incidents?after=INC-2023-000502@1");
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    @Nested
    class A_text {
        @Test
        void is_found_by_beginnings_of_its_words_in_any_order_and_case() {
            assertThat(found("text=DISK ransom")).containsExactly("INC-2023-000501@1");
            assertThat(found("text=ransomware blackmail")).isEmpty();
        }

        @Test
        void is_found_in_all_incidents_the_last_recorded_first() {
            assertThat(found("text=wiper"))
                    .containsExactly("INC-2023-000502@0", "INC-2023-000501@3");
            assertThat(found("text=wiper&incident=INC-2023-000501"))
                    .containsExactly("INC-2023-000501@3");
        }

        @Test
        void is_shown_with_what_stands_around_it() {
            JsonNode first = observer.get("/api/search?text=ransom").json().at("/items/0");
            assertThat(first.path("snippet").asString())
                    .isEqualTo("Ransomware was found on the mail server's disk");
            assertThat(first.at("/entry/marks/correctedBy").asString())
                    .isEqualTo("INC-2023-000501@3");
        }

        /** Fails when what somebody types can be an operator of the query. */
        @Test
        void is_never_taken_for_an_operator() {
            assertThat(found("text=wiper | disk")).isEmpty();
            assertThat(found("text=disk' & !'x")).isEmpty();
            assertThat(found("text=server's")).containsExactly("INC-2023-000501@1");
            assertThat(found("text=\\ ' :* ()")).isEmpty();
        }

        @Test
        void must_be_given() {
            assertThat(observer.get("/api/search").status()).isEqualTo(400);
            assertThat(observer.get("/api/search?text=%20").status()).isEqualTo(400);
        }

        @Test
        void is_paged_through_without_loss_or_repeat() {
            JsonNode first = observer.get("/api/search?text=wiper&limit=1").json();
            JsonNode second =
                    observer.get(
                                    "/api/search?text=wiper&limit=1&cursor="
                                            + encoded(first.path("next").asString()))
                            .json();
            assertThat(entries(first)).containsExactly("INC-2023-000502@0");
            assertThat(entries(second)).containsExactly("INC-2023-000501@3");
            assertThat(second.path("next").isNull()).isTrue();
        }
    }

    @Nested
    class Filters {
        @Test
        void narrow_by_service_tenant_type_actor_and_time() {
            assertThat(found("text=isolation&service=kim")).containsExactly("INC-2023-000501@2");
            assertThat(found("text=isolation&tenant=tk")).containsExactly("INC-2023-000502@1");
            assertThat(found("text=wiper&type=EntryCorrected"))
                    .containsExactly("INC-2023-000501@3");
            assertThat(found("text=wiper&actor=p-2")).hasSize(2);
            assertThat(found("text=wiper&actor=nobody")).isEmpty();
            assertThat(found("text=isolation&from=2023-04-24T22:00:00Z"))
                    .containsExactly("INC-2023-000502@1");
            assertThat(found("text=isolation&to=2023-04-24T20:10:00Z"))
                    .containsExactly("INC-2023-000501@2");
            assertThat(found("text=wiper&recordedTo=2026-01-01T10:59:59Z")).isEmpty();
        }

        @Test
        void of_an_unknown_type_are_refused() {
            assertThat(observer.get("/api/search?text=a&type=Nothing").status()).isEqualTo(400);
        }

        @Test
        void narrow_a_timeline_too() {
            JsonNode page =
                    observer.get("/api/incidents/INC-2023-000501/timeline?service=kim").json();
            assertThat(page.path("items")).hasSize(1);
        }

        /** Fails when a filter is asked of what is withheld. */
        @Test
        void do_not_tell_what_is_withheld() {
            String path = "/api/incidents/INC-2023-000501/timeline";
            assertThat(observer.get(path).json().path("items")).hasSize(5);
            assertThat(observer.get(path + "?type=NoteLogged").json().path("items")).hasSize(1);
            assertThat(reads.as(Role.REVIEWER).get(path + "?type=NoteLogged").json().path("items"))
                    .hasSize(2);
        }
    }

    @Nested
    class Nobody_finds {
        @Test
        void what_was_recorded_later_than_they_ask() {
            assertThat(found("text=wiper&knownAt=2026-01-01T10:59:59Z")).isEmpty();
            JsonNode then =
                    observer.get("/api/search?text=ransom&knownAt=2026-01-01T10:30:00Z").json();
            assertThat(entries(then)).containsExactly("INC-2023-000501@1");
            assertThat(then.at("/items/0/entry/marks").has("correctedBy")).isFalse();
        }

        @Test
        void what_is_marked_for_others() {
            assertThat(found("text=insider")).isEmpty();
            assertThat(entries(reads.as(Role.REVIEWER).get("/api/search?text=insider").json()))
                    .containsExactly("INC-2023-000501@4");
        }

        @Test
        void what_is_not_about_their_tenants_or_is_in_anybodys_words() {
            Caller sbk = reads.boundTo("sbk");
            assertThat(entries(sbk.get("/api/search?text=kim").json()))
                    .containsExactly("INC-2023-000501@2");
            assertThat(entries(sbk.get("/api/search?text=wiper").json())).isEmpty();
            assertThat(entries(sbk.get("/api/search?text=aok").json())).isEmpty();
            assertThat(entries(sbk.get("/api/search?text=kim&tenant=aok").json())).isEmpty();
            assertThat(entries(sbk.get("/api/search?text=kim&actor=p-2").json())).isEmpty();
            assertThat(sbk.get("/api/search?text=kim").json().at("/items/0").has("snippet"))
                    .isFalse();
        }
    }

    private static List<String> found(String query) {
        String[] parts = query.split("text=", 2)[1].split("&(?=[a-zA-Z]+=)", 2);
        String rest = parts.length == 1 ? "" : "&" + parts[1];
        return entries(observer.get("/api/search?text=" + encoded(parts[0]) + rest).json());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> entries(JsonNode page) {
        List<String> entries = new ArrayList<>();
        page.path("items").forEach(item -> entries.add(item.at("/entry/entry").asString()));
        return entries;
    }
}
