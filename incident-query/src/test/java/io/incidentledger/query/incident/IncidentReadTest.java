package io.incidentledger.query.incident;

import static io.incidentledger.query.fixture.Facts.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.incident.IncidentEvent.IncidentReclassified;
import io.incidentledger.api.incident.Severity;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Reads;
import io.incidentledger.wire.http.Caller;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;

class IncidentReadTest {
    private static Reads reads;
    private static Publisher publisher;
    private static Caller observer;

    @BeforeAll
    static void start() {
        reads = Reads.start();
        publisher = reads.publisher();
        observer = reads.observer();
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    @Nested
    class An_incident {
        @Test
        void is_told_with_its_disruptions_and_how_far_the_restoration_is() {
            Facts incident = reads.declared("INC-2023-000201", "Attack");
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
            reads.declared("INC-2023-000211", "Known");
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
            Facts incident = reads.declared("INC-2023-000221", "Amended");
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
            Facts incident = reads.declared("INC-2023-000231", "Inferred");
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
            Facts incident = reads.declared("INC-2023-000241", "Late");
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

    private static List<String> disruptions(Facts incident, long after) {
        return observer.get(
                        "/api/incidents/%s?after=%s"
                                .formatted(incident.incident(), incident.entry(after)))
                .json()
                .path("disruptions")
                .valueStream()
                .map(it -> it.path("tenant").asString() + " " + it.at("/possible/from").asString())
                .toList();
    }
}
