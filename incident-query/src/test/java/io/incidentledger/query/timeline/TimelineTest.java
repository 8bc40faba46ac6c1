package io.incidentledger.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Reads;
import io.incidentledger.wire.http.Caller;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

class TimelineTest {
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

    @Test
    void has_every_entry_with_its_clocks_its_actor_and_its_marks() {
        publisher.at("2023-04-24T20:10:00Z");
        Facts incident = reads.declared("INC-2023-000401", "Told");
        publisher.publish(incident.note("in time", "20:00"));
        publisher.at("2023-04-24T21:30:00.000001Z");
        publisher.publish(incident.note("late", "21:15"));
        publisher.publish(incident.note("imprecise", "21:10..21:20"));
        publisher.publish(incident.correct(incident.entry(1), incident.note("better", "20:01")));
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
        assertThat(items.at("/6/marks/objections/0").asString()).isEqualTo("NOTHING_TO_RESTORE");
        assertThat(items.at("/1/payload/text").asString()).isEqualTo("in time");
        assertThat(items.at("/1/entry").asString()).isEqualTo("INC-2023-000401@1");
        assertThat(items.at("/1/recordedAt").asString()).isEqualTo("2023-04-24T20:10:00.000000Z");
        assertThat(items.at("/1/actor").toString())
                .isEqualTo(
                        "{\"issuer\":\"https://issuer.test\",\"subject\":\"u-1\",\"roles\":[\"operator\",\"reviewer\"]}");
        assertThat(items.at("/1/decidedBy").asString()).isEqualTo("p-2");
        assertThat(items.at("/1/marking").asString()).isEqualTo("AMBER");
    }

    @Test
    void goes_page_by_page_in_either_order() {
        Facts incident = reads.declared("INC-2023-000411", "Paged");
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
                    .forEach(it -> seen.add(EntryId.of(it.path("entry").asString()).sequence()));
            cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
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
                List.of(new Objection(ObjectionCode.NOTHING_TO_RESTORE, "so", List.of("none/aok"))),
                back.clocks());
    }
}
