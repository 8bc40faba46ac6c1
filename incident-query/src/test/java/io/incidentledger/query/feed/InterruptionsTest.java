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
import java.util.stream.IntStream;

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
    class Who_has_lost_a_partition {
        /** Fails without the compare in compare-and-set. */
        @Test
        void is_refused_and_goes_on_from_where_the_other_left_it() {
            projections
                    .jdbc()
                    .sql(
                            """
                            UPDATE feed_position
                            SET next_offset = next_offset + 1, next_number = next_number + 1
                            WHERE topic = :topic AND partition = :partition
                            """)
                    .param("topic", Topic.EVENTS.topicName())
                    .param("partition", PARTITION)
                    .update();
            publisher.publish(ONE.note("applied by the other", "20:00"));
            await().until(() -> feed().status().state() == State.RETRYING);
            assertThat(feed().status().reason()).contains("another process");
            assertThat(entries(ONE)).isEqualTo(1);
            await().until(() -> feed().status().state() == State.RUNNING);
        }
    }

    @Nested
    class Two_processes_on_one_database {
        /** Fails when each reads all of it, or only one reads anything. */
        @Test
        void share_the_partitions_and_apply_everything_once() {
            try (Projections second = Projections.on(projections.database())) {
                Feed other = second.bean(Feed.class);
                await().until(() -> own(feed()) + own(other) == 14 && own(other) > 0);
                List<Facts> all =
                        IntStream.range(10, 40)
                                .mapToObj("INC-2023-%06d"::formatted)
                                .map(Facts::of)
                                .toList();
                all.forEach(it -> publisher.publish(it.declared("By either")));
                long last = publisher.watermark().position();
                await().until(() -> position() == last);
                assertThat(count("incident")).isEqualTo(31);
                assertThat(feed().status().state()).isEqualTo(State.RUNNING);
                assertThat(other.status().state()).isEqualTo(State.RUNNING);
            }
        }

        /** Fails when what one has left is not taken up by the other. */
        @Test
        void take_over_from_each_other() {
            Projections second = Projections.on(projections.database());
            await().until(() -> own(second.bean(Feed.class)) > 0);
            second.close();
            publisher.publish(ONE.note("n", "20:00"));
            long last = publisher.watermark().position();
            await().until(() -> position() == last);
            assertThat(own(feed())).isEqualTo(14);
        }

        private static int own(Feed feed) {
            return feed.status().partitions().size();
        }
    }

    @Nested
    class A_topic_that_was_made_anew {
        /** Fails when topics are looked at only at the start. */
        @Test
        void while_it_is_read_is_noticed() {
            Topics.fresh();
            publisher.sendAgain();
            publisher.publish(ONE.note("new", "20:00"));
            await().atMost(Duration.ofSeconds(30)).until(() -> entries(ONE) == 2);
            await().until(() -> feed().status().state() == State.RUNNING);
            assertThat(feed().status().halts()).isEmpty();
        }

        /** Fails when it is taken for the old one, and when what comes again is applied again. */
        @Test
        void is_read_from_its_start_and_adds_only_what_is_new() {
            projections.close();
            Topics.fresh();
            projections = Projections.on(projections.database());
            publisher.sendAgain();
            publisher.publish(ONE.note("new", "20:00"));
            await().until(() -> entries(ONE) == 2);
            assertThat(feed().status().halts()).isEmpty();
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

    private long position() {
        return projections
                .jdbc()
                .sql("SELECT coalesce(max(position), -1) FROM watermark")
                .query(Long.class)
                .single();
    }

    private long count(String table) {
        return projections.jdbc().sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
