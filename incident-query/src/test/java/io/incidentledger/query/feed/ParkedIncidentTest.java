package io.incidentledger.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Parked;
import io.incidentledger.query.fixture.Projections;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Topics;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ParkedIncidentTest {
    private static final Facts BAD = Facts.of("INC-2023-000001");
    private static final String RETRY = "{\"kind\": \"RETRY\"}";
    private static final String DISCARD =
            "{\"kind\": \"DISCARD\", \"reason\": \"Sent by a test that went wrong\"}";

    private Publisher publisher;
    private Projections projections;
    private Parked parked;

    @BeforeEach
    void park() {
        Topics.fresh();
        publisher = new Publisher();
        projections = Projections.start();
        parked = new Parked(projections);
        publisher.publish(BAD.declared("Before"));
        await().until(() -> parked.entries(BAD) == 1);
        parked.refuseCats();
        publisher.publish(BAD.note("cats", "20:00"));
        publisher.publish(BAD.off("eau", "20:30", "aok"));
        publisher.watermark();
        await().until(() -> parked.records(BAD) == 2);
    }

    @AfterEach
    void stop() {
        projections.close();
        publisher.close();
    }

    private void restart() {
        projections.close();
        projections = Projections.on(projections.database());
        parked = new Parked(projections);
    }

    @Nested
    class Is_not_hidden {
        /** Fails when health does not look at what is parked. */
        @Test
        void from_health() {
            Answer health = projections.caller().get("/actuator/health");
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.json().findPath("parked").path(0).asString())
                    .isEqualTo("INC-2023-000001");
        }

        /** Fails when a reader waits for what will not come. */
        @Test
        void from_a_reader_who_waits_for_it() {
            Answer answer =
                    projections
                            .caller()
                            .get("/api/incidents/INC-2023-000001?after=INC-2023-000001@2");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text("/code")).isEqualTo("NOT_YET_VISIBLE");
            assertThat(answer.text("/detail")).contains("is parked", "no_cats");
        }

        /** Fails when the watermark waits for what is parked, or an answer does not count it. */
        @Test
        void from_whoever_reads_anything() {
            await().until(
                            () ->
                                    projections
                                                    .caller()
                                                    .get("/api/board")
                                                    .json()
                                                    .at("/asOf/position")
                                                    .asLong()
                                            == 2);
            Answer board = projections.caller().get("/api/board");
            assertThat(board.json().at("/asOf/parked").asInt()).isEqualTo(1);
        }

        /** Fails when parked subjects are not read again at the start. */
        @Test
        void from_whoever_starts_later() {
            restart();
            publisher.publish(BAD.note("later", "21:00"));
            await().until(() -> parked.records(BAD) == 3);
            assertThat(parked.entries(BAD)).isEqualTo(1);
            // What waits behind another has no reason of its own: it was not even tried.
            assertThat(
                            projections
                                    .jdbc()
                                    .sql("SELECT count(*) FROM parked_record WHERE reason IS NULL")
                                    .query(Long.class)
                                    .single())
                    .isEqualTo(2);
        }
    }

    @Nested
    class Tried_again {
        /** Fails when what still fails is taken for done. */
        @Test
        void stays_parked_while_its_cause_lasts() {
            Answer answer = parked.order(BAD, RETRY);
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().path("obeyed").asBoolean()).isTrue();
            assertThat(answer.text("/reason")).contains("no_cats");
            assertThat(parked.records(BAD)).isEqualTo(2);
        }

        /** Fails when what waits behind is not applied, or not in its order. */
        @Test
        void is_applied_in_its_order_and_goes_on_once_its_cause_is_gone() {
            parked.allowCats();
            Answer answer = parked.order(BAD, RETRY);
            assertThat(answer.json().path("applied").asInt()).isEqualTo(2);
            assertThat(answer.json().has("reason")).isFalse();
            publisher.publish(BAD.note("later", "21:00"));
            publisher.watermark();
            await().until(() -> parked.entries(BAD) == 4);
            assertThat(projections.caller().get("/actuator/health").status()).isEqualTo(200);
            String live = dump();
            filledAnew();
            assertThat(dump()).isEqualTo(live);
        }
    }

    @Nested
    class Given_up {
        /** Fails when the hole is not explained, and when the discard is not recorded. */
        @Test
        void goes_on_without_the_one_record() {
            Answer answer = parked.order(BAD, DISCARD);
            assertThat(answer.json().path("applied").asInt()).isEqualTo(1);
            assertThat(answer.json().has("reason")).isFalse();
            assertThat(parked.entries(BAD)).isEqualTo(2);
            assertThat(
                            projections
                                    .jdbc()
                                    .sql(
                                            """
                                            SELECT stream || '@' || sequence || ' ' || reason
                                            FROM control.discarded_record
                                            """)
                                    .query(String.class)
                                    .single())
                    .isEqualTo("INC-2023-000001@1 Sent by a test that went wrong");
        }

        /** Fails when what is filled anew does not leave out what was discarded. */
        @Test
        void stays_given_up_when_all_is_filled_anew() {
            parked.order(BAD, DISCARD);
            parked.allowCats();
            publisher.publish(BAD.note("later", "21:00"));
            publisher.watermark();
            await().until(() -> parked.entries(BAD) == 3);
            String live = dump();
            filledAnew();
            assertThat(dump()).isEqualTo(live);
        }

        /** Fails when a second discard takes the next record. */
        @Test
        void needs_a_reason_each_time() {
            Answer answer = parked.order(BAD, "{\"kind\": \"DISCARD\"}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("/errors/0/pointer")).isEqualTo("/reason");
            assertThat(parked.records(BAD)).isEqualTo(2);
        }
    }

    @Nested
    class An_order_about_somebody_else {
        /** Fails when orders are taken for subjects that are not parked. */
        @Test
        void is_refused() {
            Answer answer = parked.order(Facts.of("INC-2023-000002"), RETRY);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("/code")).isEqualTo("NOT_FOUND");
        }
    }

    /** Watermarks go on: the rows of what is shown. */
    private String dump() {
        String dump = projections.dump();
        return dump.substring(dump.indexOf("\nparked_record\n"));
    }

    private void filledAnew() {
        projections.close();
        Projections.drop(projections.database());
        restart();
        await().until(() -> parked.entries(BAD) > 1);
    }
}
