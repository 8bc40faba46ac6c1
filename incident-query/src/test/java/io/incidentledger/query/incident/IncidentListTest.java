package io.incidentledger.query.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Reads;
import io.incidentledger.wire.http.Caller;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

class IncidentListTest {
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
    void goes_page_by_page_newest_first() {
        for (int i = 1; i <= 5; i++) {
            reads.declared("INC-2023-00030" + i, "Paged 100% " + i);
        }
        observer.get("/api/board?after=INC-2023-000305@0");
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    observer.get("/api/incidents?text=paged%20100%25&limit=2" + cursor).json();
            page.path("items").forEach(it -> seen.add(it.path("incident").asString()));
            assertThat(page.has("next")).isTrue();
            cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asString();
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
        Facts open = reads.declared("INC-2023-000311", "Narrow");
        Facts resolved = reads.declared("INC-2023-000312", "Narrow");
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
