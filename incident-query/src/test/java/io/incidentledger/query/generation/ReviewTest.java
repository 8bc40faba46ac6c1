package io.incidentledger.query.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Projections;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Topics;
import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.Caller;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

/** What was known at a position is applied once more by itself, and looked at. */
class ReviewTest {
    private static final Facts ONE = Facts.of("INC-2023-000001");
    private static final String INCIDENT = "/api/incidents/INC-2023-000001";
    private static final String REVIEWS = "/api/reviews";

    private Publisher publisher;
    private Projections projections;
    private long position;

    @BeforeEach
    void review() {
        Topics.fresh();
        publisher = new Publisher();
        projections = Projections.start();
        publisher.publish(Facts.service("eau"));
        publisher.publish(Facts.tenant("aok"));
        publisher.publish(Facts.subscribed("aok", "eau", "Krankmeldung"));
        publisher.publish(ONE.declared("Attack"));
        publisher.publish(ONE.off("eau", "20:00", "aok"));
        publisher.publish(ONE.back("eau", "21:00", "aok"));
        position = awaitApplied();
    }

    @AfterEach
    void stop() {
        projections.close();
        publisher.close();
    }

    private void goOn() {
        publisher.publish(ONE.correct(ONE.entry(2), ONE.back("eau", "22:00", "aok")));
        publisher.publish(Facts.of("INC-2023-000002").declared("Later"));
        publisher.publish(ONE.off("eau", "23:00", "aok"));
        awaitApplied();
    }

    @Nested
    class Every_read_can_be_asked_of_it {
        /** Fails when it is answered from what is read otherwise, or is filled too far. */
        @Test
        void and_answers_as_was_answered_then() {
            JsonNode then = withoutAge(get(INCIDENT));
            JsonNode board = withoutAge(get("/api/board"));
            String digests = digests("/api/projections/digests");
            goOn();
            assertThat(withoutAge(get(INCIDENT))).isNotEqualTo(then);
            String review = "/reviews/" + begun(position);
            assertThat(withoutAge(get(review + INCIDENT))).isEqualTo(then);
            assertThat(withoutAge(get(review + "/api/board"))).isEqualTo(board);
            assertThat(get(review + "/api/incidents/INC-2023-000002").status()).isEqualTo(404);
            assertThat(digests(review + "/api/projections/digests")).isEqualTo(digests);
        }

        /** Fails when the choice of tables outlives the request that made it. */
        @Test
        void and_changes_nothing_about_others() {
            goOn();
            JsonNode now = withoutAge(get(INCIDENT));
            String review = "/reviews/" + begun(position);
            for (int i = 0; i < 20; i++) {
                assertThat(get(review + INCIDENT).status()).isEqualTo(200);
                assertThat(withoutAge(get(INCIDENT))).isEqualTo(now);
            }
        }

        @Test
        void but_no_stream_and_no_other_method() {
            String review = "/reviews/" + begun(position);
            assertThat(get(review + "/api/board/stream").status()).isEqualTo(404);
            assertThat(get("/reviews/99/api/board").status()).isEqualTo(404);
            assertThat(reviewer().post(review + REVIEWS, "{}").status()).isIn(403, 404, 405);
        }

        private static JsonNode withoutAge(Answer answer) {
            assertThat(answer.status()).isEqualTo(200);
            JsonNode json = answer.json();
            json.path("asOf").asObject().remove("age");
            json.path("asOf").asObject().remove("recordedUntil");
            return json;
        }

        private String digests(String path) {
            return get(path).json().path("sha256").asString();
        }
    }

    @Nested
    class The_difference_to_what_is_read {
        /** Fails when what came later counts as a difference. */
        @Test
        void is_none_however_much_came_later() {
            goOn();
            JsonNode difference = difference(begun(position));
            assertThat(difference.path("same").asBoolean()).isTrue();
            assertThat(
                            difference.at("/tables").findValues("rows").stream()
                                    .mapToLong(JsonNode::asLong)
                                    .sum())
                    .isGreaterThan(8);
        }

        /** Fails when a row that is only in one of them is not told. */
        @Test
        void is_told_row_by_row() {
            goOn();
            projections.jdbc().sql("UPDATE incident SET title = 'wrong'").update();
            projections.jdbc().sql("DELETE FROM tenant").update();
            JsonNode difference = difference(begun(position));
            assertThat(difference.path("same").asBoolean()).isFalse();
            JsonNode incident = table(difference, "incident");
            assertThat(incident.path("onlyRead").asLong()).isPositive();
            assertThat(incident.path("onlyRead")).isEqualTo(incident.path("onlyInReview"));
            assertThat(incident.path("samples").toString()).contains("- ", "wrong", "+ ", "Attack");
            assertThat(table(difference, "tenant").path("onlyInReview").asLong()).isEqualTo(1);
            assertThat(table(difference, "entry").path("onlyRead").asLong()).isZero();
        }

        private JsonNode difference(long review) {
            return get("%s/%d/difference".formatted(REVIEWS, review)).json();
        }

        private static JsonNode table(JsonNode difference, String name) {
            for (JsonNode table : difference.path("tables")) {
                if (table.path("table").asString().equals(name)) {
                    return table;
                }
            }
            throw new AssertionError(difference);
        }
    }

    @Nested
    class What_is_not_kept {
        /** Fails when a dropped review can be read, or its tables stay. */
        @Test
        void is_gone() {
            long review = begun(position);
            reviewer().post("%s/%d/orders".formatted(REVIEWS, review), "{\"kind\": \"DROP\"}");
            await().until(() -> state(review).equals("DROPPED"));
            assertThat(get("/reviews/%d/api/board".formatted(review)).status()).isEqualTo(404);
            assertThat(
                            projections
                                    .jdbc()
                                    .sql(
                                            "SELECT count(*) FROM pg_namespace WHERE nspname LIKE"
                                                    + " 'review%'")
                                    .query(Long.class)
                                    .single())
                    .isZero();
        }
    }

    @Nested
    class What_is_asked_badly {
        @Test
        void is_refused_with_its_field() {
            assertThat(pointer("{\"reason\": \"r\"}")).isEqualTo("/position");
            assertThat(pointer("{\"reason\": \"r\", \"position\": 999}")).isEqualTo("/position");
            assertThat(pointer("{\"reason\": \"r\", \"position\": 1, \"keep\": \"PT1S\"}"))
                    .isEqualTo("/keep");
            assertThat(pointer("{\"reason\": \"\", \"position\": 1}")).isEqualTo("/reason");
        }

        private String pointer(String body) {
            Answer answer = reviewer().post(REVIEWS, body);
            assertThat(answer.status()).isEqualTo(400);
            return answer.text("/errors/0/pointer");
        }
    }

    private Caller reviewer() {
        return Caller.at(projections.port()).as(Role.REVIEWER);
    }

    private Answer get(String path) {
        return reviewer().get(path);
    }

    private long begun(long until) {
        Answer answer =
                reviewer()
                        .post(
                                REVIEWS,
                                "{\"reason\": \"to see\", \"position\": %d}".formatted(until));
        assertThat(answer.status()).isEqualTo(201);
        long review = answer.json().path("review").asLong();
        await().until(() -> state(review).equals("DONE"));
        assertThat(get("%s/%d".formatted(REVIEWS, review)).json().path("applied").asLong())
                .isEqualTo(until + 1);
        return review;
    }

    private String state(long review) {
        return get("%s/%d".formatted(REVIEWS, review)).json().path("state").asString();
    }

    private long awaitApplied() {
        long last = publisher.watermark().position();
        await().until(() -> get("/api/board").json().at("/asOf/position").asLong() == last);
        return last;
    }
}
