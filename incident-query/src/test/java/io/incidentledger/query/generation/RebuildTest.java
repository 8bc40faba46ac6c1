package io.incidentledger.query.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.query.feed.Feed;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Parked;
import io.incidentledger.query.fixture.Projections;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Rebuilding;
import io.incidentledger.query.fixture.Topics;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

class RebuildTest {
    private static final Facts ONE = Facts.of("INC-2023-000001");
    private static final Facts OTHER = Facts.of("INC-2023-000002");

    private static final String INCIDENTS =
            "{\"reason\": \"wrong titles\", \"projections\": [\"INCIDENTS\"]}";

    /** So many that they are copied, and with all that a copy must not take for its own. */
    private static final int MANY = 550;

    private static final String STRANGE = "Tab\tline\nbackslash \\N \\. quote \" ' {,} ä 🚒";

    private Publisher publisher;
    private Projections projections;

    @BeforeEach
    void fill() {
        Topics.fresh();
        publisher = new Publisher();
        projections = Projections.start();
        publisher.publish(Facts.site("munich"));
        publisher.publish(Facts.service("eau"));
        publisher.publish(Facts.tenant("aok"));
        publisher.publish(Facts.subscribed("aok", "eau", "Krankmeldung"));
        publisher.publish(ONE.declared("Attack"));
        publisher.publish(ONE.siteOff("20:00"));
        publisher.publish(ONE.off("eau", "20:00", ONE.entry(1), "aok", "sbk"));
        publisher.publish(OTHER.declared(STRANGE));
        publisher.publish(ONE.back("eau", "21:00..22:00", "aok"));
        for (int i = 0; i < MANY; i++) {
            publisher.publish(OTHER.note(i + STRANGE, "21:30"));
        }
        publisher.publish(ONE.correct(ONE.entry(3), ONE.back("eau", "21:10", "aok")));
        awaitApplied();
    }

    @AfterEach
    void stop() {
        projections.close();
        publisher.close();
    }

    @Nested
    class AllOfThem {
        /**
         * Fails when what is copied differs from what is inserted, when a projection is left out,
         * and when what is read is not exchanged.
         */
        @Test
        void are_what_was_read_before_and_go_on() {
            String before = rows();
            JsonNode done = rebuilds().done(rebuilds().begin("{\"reason\": \"to see\"}"));
            assertThat(rows()).isEqualTo(before);
            assertThat(generation()).isEqualTo(done.path("rebuild").asLong());
            publisher.publish(ONE.retract(ONE.entry(1)));
            publisher.publish(OTHER.note("afterwards", "22:00"));
            awaitApplied();
            assertThat(entries()).isEqualTo(publisher.watermark().position() + 1);
            assertThat(projections.bean(Feed.class).status().halts()).isEmpty();
        }

        /** Fails when the tables that were read before are dropped at once, or never. */
        @Test
        void keep_what_was_read_before_until_it_is_dropped() {
            JsonNode done = rebuilds().done(rebuilds().begin("{\"reason\": \"to see\"}"));
            String retired = done.path("retired").asString();
            assertThat(schemas()).contains(retired);
            assertThat(count(retired + ".entry")).isEqualTo(entries());
            Answer dropped =
                    rebuilds().order(done.path("rebuild").asLong(), "{\"kind\": \"DROP\"}");
            assertThat(dropped.status()).isEqualTo(201);
            await().until(() -> !schemas().contains(retired));
            assertThat(rebuilds().state(done.path("rebuild").asLong())).isEqualTo("DROPPED");
        }

        /** Fails when indexes that only readers need do not come back. */
        @Test
        void have_all_their_indexes() {
            String before = indexes();
            rebuilds().done(rebuilds().begin("{\"reason\": \"to see\"}"));
            assertThat(indexes()).isEqualTo(before);
        }

        /** Fails when what was parked before is believed to be parked still. */
        @Test
        void free_an_incident_whose_record_can_be_applied_by_now() {
            Parked parked = park();
            rebuilds().done(rebuilds().begin("{\"reason\": \"the new tables take it\"}"));
            publisher.publish(ONE.note("behind it", "20:01"));
            awaitApplied();
            assertThat(parked.feed().status().parked()).isEmpty();
            assertThat(entries()).isEqualTo(publisher.watermark().position() + 1);
        }
    }

    @Nested
    class OneOfThem {
        /** Fails when the others are filled anew as well, or a fold loads what comes later. */
        @Test
        void is_put_right_and_no_other_is_touched() {
            String before = rows();
            projections.jdbc().sql("UPDATE incident SET title = 'wrong'").update();
            projections.jdbc().sql("UPDATE site SET name = 'wrong too'").update();
            rebuilds().done(rebuilds().begin(INCIDENTS));
            assertThat(rows()).contains("wrong too");
            projections.jdbc().sql("UPDATE site SET name = 'site munich'").update();
            assertThat(withoutSites(rows())).isEqualTo(withoutSites(before));
            publisher.publish(ONE.off("eau", "23:00", "aok"));
            awaitApplied();
            assertThat(entries()).isEqualTo(publisher.watermark().position() + 1);
        }

        /** Fails when it is read beside tables that lack what is parked. */
        @Test
        void waits_until_no_incident_is_parked() {
            Parked parked = park();
            long rebuild = rebuilds().begin(INCIDENTS);
            await().until(
                            () ->
                                    rebuilds()
                                            .problem(rebuild)
                                            .contains("until no incident is parked"));
            assertThat(generation()).isZero();

            parked.allowCats();
            assertThat(parked.order(ONE, "{\"kind\": \"RETRY\"}").status()).isEqualTo(201);
            rebuilds().done(rebuild);
        }

        private static String withoutSites(String rows) {
            return rows.replaceAll("(?s)\nsite\n.*?\nservice\n", "\n");
        }
    }

    @Nested
    class Whoever_reads_for_long {
        /**
         * Fails when tables are exchanged under an answer, when a restart forgets what to do, and
         * when it goes on anywhere but behind what was applied.
         */
        @Test
        void keeps_the_old_tables_and_the_exchange_waits_over_a_restart() {
            String holds = "LOCK TABLE watermark IN ACCESS SHARE MODE";
            projections.holding(
                    holds,
                    () -> {
                        long rebuild = rebuilds().begin("{\"reason\": \"to see\"}");
                        await().until(() -> rebuilds().problem(rebuild).contains("reads for long"));
                        assertThat(generation()).isZero();
                        assertThat(projections.caller().get("/api/board").status()).isEqualTo(200);
                        projections.close();
                        publisher.publish(OTHER.note("meanwhile", "22:00"));
                    });
            projections = Projections.on(projections.database());
            rebuilds().done(1);
            assertThat(generation()).isEqualTo(1);
            awaitApplied();
            assertThat(entries()).isEqualTo(publisher.watermark().position() + 1);
        }
    }

    @Nested
    class What_is_not_wanted_any_more {
        /** Fails when a cancelled one is exchanged all the same, or leaves its tables. */
        @Test
        void leaves_nothing() {
            projections.holding(
                    "LOCK TABLE watermark IN ACCESS SHARE MODE",
                    () -> {
                        long rebuild = rebuilds().begin("{\"reason\": \"to see\"}");
                        await().until(() -> rebuilds().find(rebuild).json().has("problem"));
                        assertThat(rebuilds().order(rebuild, "{\"kind\": \"CANCEL\"}").status())
                                .isEqualTo(201);
                        await().until(
                                        () ->
                                                rebuilds()
                                                        .find(rebuild)
                                                        .json()
                                                        .path("state")
                                                        .asString()
                                                        .equals("DROPPED"));
                    });
            assertThat(schemas()).doesNotContain("rebuild_1");
            assertThat(generation()).isZero();
        }

        /** Fails when an order is taken that changes nothing. */
        @Test
        void cannot_be_cancelled_when_it_is_done() {
            JsonNode done = rebuilds().done(rebuilds().begin("{\"reason\": \"to see\"}"));
            Answer answer =
                    rebuilds().order(done.path("rebuild").asLong(), "{\"kind\": \"CANCEL\"}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("/detail")).contains("is DONE");
        }
    }

    @Nested
    class What_is_asked_badly {
        @Test
        void is_refused_with_its_field() {
            assertThat(rebuilds().ask("{\"reason\": \" \"}").text("/errors/0/pointer"))
                    .isEqualTo("/reason");
            assertThat(
                            rebuilds()
                                    .ask("{\"reason\": \"r\", \"projections\": [\"BORD\"]}")
                                    .text("/errors/0/pointer"))
                    .isEqualTo("/projections/0");
            assertThat(rebuilds().find(99).status()).isEqualTo(404);
        }
    }

    private Parked park() {
        Parked parked = new Parked(projections);
        parked.refuseCats();
        publisher.publish(ONE.note("cats", "20:00"));
        assertThat(parked.reason(ONE)).contains("no_cats");
        return parked;
    }

    private Rebuilding rebuilds() {
        return new Rebuilding(projections);
    }

    private void awaitApplied() {
        long last = publisher.watermark().position();
        await().until(
                        () ->
                                projections
                                                .caller()
                                                .get("/api/board")
                                                .json()
                                                .at("/asOf/position")
                                                .asLong()
                                        == last);
    }

    /** But for what tells how far the topics are read. */
    private String rows() {
        String dump = projections.dump();
        return dump.substring(dump.indexOf("\nparked_record\n"));
    }

    private long generation() {
        return projections
                .jdbc()
                .sql("SELECT max(generation) FROM feed_position")
                .query(Long.class)
                .single();
    }

    private long entries() {
        return count("entry");
    }

    private long count(String table) {
        return projections.jdbc().sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private String schemas() {
        return projections
                .jdbc()
                .sql("SELECT string_agg(nspname, ' ') FROM pg_namespace")
                .query(String.class)
                .single();
    }

    private String indexes() {
        return projections
                .jdbc()
                .sql(
                        """
                        SELECT string_agg(indexdef, E'\n' ORDER BY indexdef) FROM pg_indexes
                        WHERE schemaname = 'projections'
                        """)
                .query(String.class)
                .single();
    }
}
