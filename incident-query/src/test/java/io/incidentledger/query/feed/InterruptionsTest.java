package io.incidentledger.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.embedded.Backends;
import io.incidentledger.embedded.EmbeddedKafka;
import io.incidentledger.query.feed.FeedStatus.State;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Projections;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Topics;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class InterruptionsTest {
    private static final Facts ONE = Facts.of("INC-2023-000001");

    private static final int PARTITION = Publisher.partition(Topic.EVENTS, "INC-2023-000001");

    private Publisher publisher;
    private Projections projections;

    @BeforeEach
    void start() {
        Topics.fresh();
        publisher = new Publisher();
        projections = Projections.start();
        publisher.publish(ONE.declared("Before"));
        await().until(() -> entries(ONE) == 1);
    }

    @AfterEach
    void stop() {
        projections.close();
        publisher.close();
    }

    @Nested
    class The_feed_stops {
        /** Fails without the compare in compare-and-set. */
        @Test
        void when_another_process_has_applied_the_same() {
            projections
                    .jdbc()
                    .sql(
                            "UPDATE feed_position SET next_offset = next_offset + 1 WHERE topic ="
                                    + " :topic AND partition = :partition")
                    .param("topic", Topic.EVENTS.topicName())
                    .param("partition", PARTITION)
                    .update();
            publisher.publish(ONE.note("n", "20:00"));
            await().until(() -> feed().status().state() == State.STOPPED);
            assertThat(feed().status().reason()).contains("another process");
            assertThat(entries(ONE)).isEqualTo(1);
        }

        /** Fails without the compare in compare-and-set. */
        @Test
        void of_one_of_two_processes_that_apply_the_same() {
            try (Projections second = Projections.on(projections.database())) {
                Feed other = second.bean(Feed.class);
                await().until(() -> other.status().state() == State.RUNNING);
                publisher.publish(ONE.note("n", "20:00"));
                await().until(() -> feed().status().state() != other.status().state());
                publisher.publish(ONE.note("m", "20:01"));
                await().until(() -> entries(ONE) == 3);
                assertThat(List.of(feed().status().state(), other.status().state()))
                        .containsExactlyInAnyOrder(State.RUNNING, State.STOPPED);
            }
        }

        /** Fails when topic ids are not compared. */
        @Test
        void when_a_topic_was_made_anew() {
            projections.close();
            Topics.fresh();
            projections = Projections.on(projections.database());
            await().until(() -> feed().status().state() == State.STOPPED);
            assertThat(feed().status().reason()).contains("these tables were filled from");
        }
    }

    @Nested
    class What_is_away_is_tried_again {
        /** Fails when a missing topic passes for a broken broker. */
        @Test
        void the_topics() {
            projections.close();
            Topics.delete();
            projections = Projections.start();
            await().until(() -> feed().status().state() == State.WAITING_FOR_TOPICS);
            assertThat(feed().status().reason()).contains(Topic.EVENTS.topicName());
            Topics.fresh();
            await().until(() -> feed().status().state() == State.RUNNING);
        }

        /** Fails when nobody asks whether a silent broker is there. */
        @Test
        void the_broker(@TempDir Path folder) throws Exception {
            EmbeddedKafka broker = EmbeddedKafka.start(folder, 0);
            String servers = broker.bootstrapServers();
            try (Projections alone =
                    Projections.on(Backends.projections().freshDatabase(), servers)) {
                Feed feed = alone.bean(Feed.class);
                await().until(() -> feed.status().state() == State.WAITING_FOR_TOPICS);
                Topics.create(servers);
                await().until(() -> feed.status().state() == State.RUNNING);
                broker.close();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> feed.status().state() == State.RETRYING);
                int port = Integer.parseInt(servers.substring(servers.indexOf(':') + 1));
                broker = EmbeddedKafka.start(folder, port);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> feed.status().state() == State.RUNNING);
            } finally {
                broker.close();
            }
        }

        /**
         * Fails when positions move outside the transaction of the rows, and when a lost connection
         * passes for a bad record.
         */
        @Test
        void the_database_in_the_middle_of_a_batch() {
            String blocked = "LOCK TABLE disruption IN ACCESS EXCLUSIVE MODE";
            projections.holding(
                    blocked,
                    () -> {
                        publisher.publish(ONE.off("eau", "20:00", "aok"));
                        await().until(() -> killWriters() == 1);
                        await().until(() -> feed().status().state() == State.RETRYING);
                        assertThat(entries(ONE)).isEqualTo(1);
                    });
            await().until(() -> entries(ONE) == 2);
            assertThat(count("disruption")).isEqualTo(1);
            assertThat(feed().status().halts()).isEmpty();
        }

        private long killWriters() {
            return projections
                    .jdbc()
                    .sql(
                            """
                            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                            WHERE wait_event_type = 'Lock' AND datname = current_database()
                              AND query LIKE 'INSERT INTO disruption%'
                            """)
                    .query(Long.class)
                    .single();
        }
    }

    private Feed feed() {
        return projections.bean(Feed.class);
    }

    private long entries(Facts incident) {
        return projections
                .jdbc()
                .sql("SELECT count(*) FROM entry WHERE stream = :stream")
                .param("stream", incident.incident().value())
                .query(Long.class)
                .single();
    }

    private long count(String table) {
        return projections.jdbc().sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
