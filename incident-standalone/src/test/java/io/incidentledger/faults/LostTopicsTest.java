package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.api.stream.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the broker had is cut off, made anew, or gone. Fails when a consumer starts where the topic
 * now begins ({@code auto.offset.reset}), when the topic's id is not compared, and when publication
 * goes on where its cursor stands and not where the topics end.
 */
@Tag("faults")
class LostTopicsTest {
    private static final int BETWEEN = 60;

    @TempDir private Path folder;
    private Scene scene;

    @BeforeEach
    void start() throws Exception {
        scene = Scene.start(folder);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void a_topic_cut_off_behind_the_reader_stops_it_and_is_not_skipped() throws Exception {
        record("first");
        scene.audit();
        scene.queries().jvm().kill();
        Map<String, Integer> shown = entriesShown();
        record("second");
        scene.testbed().awaitBroker();
        new Audit(scene.testbed(), scene.log(), scene.seed()).checkStoreAndTopics();
        cutOff();
        scene.queries().jvm().startAgain();
        awaitDown();
        assertThat(entriesShown()).as("nothing of what comes behind a hole").isEqualTo(shown);
    }

    @Test
    void a_topic_made_anew_is_refused_until_somebody_says_that_it_is_right() throws Exception {
        record("first");
        scene.audit();
        scene.queries().jvm().kill();
        scene.commands().jvm().kill();
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(Topic.EVENTS.topicName())).all().get();
            await().atMost(Duration.ofSeconds(30))
                    .until(
                            () ->
                                    !admin.listTopics()
                                            .names()
                                            .get()
                                            .contains(Topic.EVENTS.topicName()));
        }
        scene.commands().jvm().startAgain();
        scene.queries().jvm().startAgain();
        goOnOnceItIsSaid();
    }

    @Test
    void a_broker_that_lost_everything_is_given_it_again() throws Exception {
        record("first");
        scene.audit();
        scene.testbed().broker().kill();
        assertThat(FileSystemUtils.deleteRecursively(scene.testbed().brokerFolder())).isTrue();
        scene.testbed().broker().startAgain();
        scene.testbed().awaitBroker();
        // It lost its topics' settings too: only a start makes them.
        scene.commands().killAndStart();
        goOnOnceItIsSaid();
    }

    /** Commands are taken meanwhile; the views drop what comes again, and are what they must be. */
    private void goOnOnceItIsSaid() throws Exception {
        scene.commands().awaitReady();
        await("publication halts")
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(
                        () ->
                                scene.commands()
                                        .health()
                                        .at("/components/publisher/details/state")
                                        .asString("")
                                        .equals("HALTED"));
        record("second");
        assertThat(
                        scene.commands()
                                .api()
                                .post(
                                        "/api/stream/republication",
                                        "{\"reason\": \"The test made it anew\"}")
                                .status())
                .isEqualTo(201);
        scene.audit();
    }

    private void record(String name) {
        try (Workload _ = scene.traffic(name)) {
            scene.log().awaitMore(BETWEEN);
        }
    }

    /** Says that something is wrong with what it reads. */
    private void awaitDown() {
        await("it says so")
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(
                        () ->
                                scene.queries()
                                        .health()
                                        .at("/components/feed/status")
                                        .asString("")
                                        .equals("DOWN"));
    }

    private Map<String, Integer> entriesShown() throws Exception {
        return Rows.counts(
                scene.testbed().projections(),
                "SELECT subject, count(*)::int FROM projections.entry GROUP BY subject");
    }

    /** Everything before the end of each partition is gone. */
    private void cutOff() throws Exception {
        List<TopicPartition> partitions =
                IntStream.range(0, Topic.EVENTS.partitions())
                        .mapToObj(it -> new TopicPartition(Topic.EVENTS.topicName(), it))
                        .toList();
        try (Admin admin = admin()) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            partitions.forEach(it -> latest.put(it, OffsetSpec.latest()));
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                    admin.listOffsets(latest).all().get().entrySet()) {
                all.put(end.getKey(), RecordsToDelete.beforeOffset(end.getValue().offset()));
            }
            admin.deleteRecords(all).all().get();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", scene.testbed().bootstrapServers()));
    }
}
