package io.incidentledger.query.feed;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.query.feed.FeedPosition.Slot;
import io.incidentledger.query.feed.FeedStatus.PartitionStatus;
import io.incidentledger.query.feed.FeedStatus.State;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reads, of the partitions of all topics, those that the group of its database gives to this
 * process, on one thread of its own, and applies them. Whatever goes wrong is loud: a bad record
 * parks its subject, a missing one halts its partition, and what is away is tried again for as long
 * as it takes. Who writes a partition that another process has taken is refused by its position in
 * the database, and asks the group again.
 */
public final class Feed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);
    private static final Duration TOPICS_AGAIN = Duration.ofMillis(250);
    private static final Duration TOPICS_WATCHED = Duration.ofSeconds(2);
    private static final Duration WATERMARK_AGAIN = Duration.ofSeconds(1);

    private final FeedClients clients;
    private final @Nullable String node;
    private final JdbcOperations jdbc;
    private final FeedPositionRepository positions;
    private final WatermarkRepository watermarks;
    private final ParkingRepository parked;
    private final DiscardRepository discards;
    private final FeedWriter writer;
    private final Parking parking;
    private final List<Projection> projections;
    private final CommitSignal signal = new CommitSignal();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "incident-feed");
    private volatile FeedStatus status = FeedStatus.of(State.STARTING);
    private volatile @Nullable Consumer<?, ?> polling;
    private Duration retry = FIRST_RETRY;
    private long watermarkRead = System.nanoTime();
    private long topicsSeen = System.nanoTime();

    /**
     * @param kafka how to reach the broker: {@code bootstrap.servers} and what security needs
     * @param node tells this process apart from others on the same database; null if it need not
     *     take its partitions over from itself
     * @param jdbc on the database of the projections
     * @param transactions of the same database
     * @param projections what to keep, in this order
     * @param telemetry is told what is applied
     */
    public Feed(
            Map<String, Object> kafka,
            @Nullable String node,
            JdbcOperations jdbc,
            TransactionOperations transactions,
            List<Projection> projections,
            FeedTelemetry telemetry) {
        this.clients = new FeedClients(kafka);
        this.node = node;
        this.jdbc = jdbc;
        this.positions = new FeedPositionRepository(jdbc);
        this.watermarks = new WatermarkRepository(jdbc);
        this.projections = List.copyOf(projections);
        this.parked = new ParkingRepository(jdbc);
        this.discards = new DiscardRepository(jdbc);
        this.writer = new FeedWriter(jdbc, transactions, projections, telemetry);
        this.parking = new Parking(jdbc, transactions, projections);
    }

    /** Begins to read; returns at once. */
    public void start() {
        thread.start();
    }

    /** How it is now. */
    public FeedStatus status() {
        return status;
    }

    /** Why the partition of a stream is no longer read; null while it is. */
    public @Nullable Halt haltOf(String stream) {
        Slot slot = Slot.of(stream);
        return status.halts().stream()
                .filter(halt -> halt.topic().equals(slot.topic().topicName()))
                .filter(halt -> halt.partition() == slot.partition())
                .findFirst()
                .orElse(null);
    }

    /** How many times something has been applied since the start. */
    public long commits() {
        return signal.count();
    }

    /** Waits until something more has been applied, or the time is over. */
    public void awaitCommit(long seen, Duration atMost) throws InterruptedException {
        signal.awaitMoreThan(seen, atMost);
    }

    /** Ends the thread; what is being written is finished first. */
    @Override
    public void close() {
        closing.countDown();
        Consumer<?, ?> consumer = polling;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isClosing()) {
            try {
                read();
            } catch (WakeupException closed) {
                LOG.debug("Closing", closed);
            } catch (TopicsDiffer | Error stop) {
                LOG.error("The feed stops: {}", stop.getMessage(), stop);
                status = status.now(State.STOPPED, stop.getMessage());
                return;
            } catch (RuntimeException away) {
                LOG.error("The feed tries again in {} ms", retry.toMillis(), away);
                status = status.now(State.RETRYING, away.getMessage());
                pause(retry);
                retry =
                        retry.multipliedBy(2).compareTo(LAST_RETRY) < 0
                                ? retry.multipliedBy(2)
                                : LAST_RETRY;
            }
        }
        status = status.now(State.CLOSED, null);
    }

    private void read() {
        Map<Topic, UUID> topics = awaitTopics();
        if (isClosing()) {
            return;
        }
        positions.open(topics);
        Progress progress = new Progress();
        watermarks.read().ifPresent(known -> progress.reached(known.recordedUntil()));
        try (Admin admin = clients.admin();
                Consumer<byte[], byte[]> consumer = clients.consumer(FeedGroup.of(jdbc, node))) {
            polling = consumer;
            TopicReader reader = new TopicReader(consumer, progress, assignment(progress));
            while (!isClosing()) {
                requireSameTopics(admin, topics);
                FeedBatch batch = FeedBatch.read(progress, reader.poll());
                if (progress.waitsForOthers()) {
                    progress.others(positions.nextNumbers());
                }
                writer.apply(progress, batch.partitions());
                parking.obey(progress);
                retry = FIRST_RETRY;
                report(progress, reader);
                signal.committed();
            }
        } finally {
            polling = null;
        }
    }

    /** A consumer does not notice that a topic is another one by now under the same name. */
    private void requireSameTopics(Admin admin, Map<Topic, UUID> topics) {
        if (System.nanoTime() - topicsSeen > TOPICS_WATCHED.toNanos()) {
            if (!TopicIds.find(admin).equals(topics)) {
                throw new KafkaException("Topics are gone or were made anew while they were read");
            }
            topicsSeen = System.nanoTime();
        }
    }

    /** The database has other rows than this process last wrote, wherever another one was at it. */
    private TopicReader.Assignment assignment(Progress progress) {
        return new TopicReader.Assignment() {
            @Override
            public List<FeedPosition> given(Collection<Slot> slots) {
                projections.forEach(Projection::forget);
                List<FeedPosition> stand = positions.of(slots);
                progress.assign(stand, parked.subjects(slots), discards.read());
                LOG.info("The feed reads {}", progress.positions().keySet());
                return stand;
            }

            @Override
            public void taken(Collection<Slot> slots) {
                progress.revoke(slots);
                LOG.info("The feed reads {}", progress.positions().keySet());
            }
        };
    }

    private Map<Topic, UUID> awaitTopics() {
        try (Admin admin = clients.admin()) {
            Map<Topic, UUID> found = TopicIds.find(admin);
            while (found.size() < Topic.values().length && !isClosing()) {
                Set<Topic> missing = EnumSet.allOf(Topic.class);
                missing.removeAll(found.keySet());
                String reason =
                        "waiting for the topics " + missing.stream().map(Topic::topicName).toList();
                if (!reason.equals(status.reason())) {
                    LOG.info("The feed is {}", reason);
                }
                status = status.now(State.WAITING_FOR_TOPICS, reason);
                pause(TOPICS_AGAIN);
                found = TopicIds.find(admin);
            }
            return found;
        }
    }

    private void report(Progress progress, TopicReader reader) {
        List<PartitionStatus> partitions =
                progress.positions().values().stream()
                        .map(
                                position ->
                                        new PartitionStatus(
                                                position.slot().topic().topicName(),
                                                position.slot().partition(),
                                                position.nextOffset(),
                                                reader.lag(position.slot()),
                                                progress.halts().get(position.slot())))
                        .toList();
        if (!progress.movesWatermark()
                && System.nanoTime() - watermarkRead > WATERMARK_AGAIN.toNanos()) {
            watermarks.read().ifPresent(known -> progress.reached(known.recordedUntil()));
            watermarkRead = System.nanoTime();
        }
        status =
                new FeedStatus(
                        State.RUNNING,
                        null,
                        progress.recordedUntil(),
                        partitions,
                        progress.parked().stream().sorted().toList());
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause(Duration time) {
        try {
            closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            closing.countDown();
        }
    }
}
