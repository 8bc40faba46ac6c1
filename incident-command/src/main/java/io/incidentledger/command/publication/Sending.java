package io.incidentledger.command.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.api.stream.Watermark;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * What is on its way to Kafka, and how far everything has arrived. Sends in the order of positions
 * and counts as acknowledged only what has nothing unacknowledged before it.
 */
final class Sending implements AutoCloseable {
    /** With one more read, at most three reads are on their way. */
    private static final int ROOM = 2 * SequencedEvents.BATCH_SIZE;

    /**
     * The producer itself never gives up, or records could change places. It can get stuck for
     * ever, though: after a refused batch, for one. A new one begins with what the topics really
     * have.
     */
    private static final Duration STALL = Duration.ofSeconds(20);

    private static final Duration GRACE = Duration.ofSeconds(3);

    private record InFlight(long position, Lane lane, long number, Future<?> result) {}

    private final Producer<byte[], byte[]> producer;
    private final PublicationTelemetry telemetry;
    private final Signal signal;
    private final Deque<InFlight> inFlight = new ArrayDeque<>();
    private final Map<Lane, Long> numbers;
    private long acknowledged;
    private Future<?> watermark = CompletableFuture.completedFuture(null);
    private long lastArrival = System.nanoTime();
    private volatile @Nullable Exception failure;

    /**
     * @param takeOver where to go on
     * @param signal raised when something has arrived
     */
    Sending(
            Map<String, Object> kafka,
            TakeOver takeOver,
            PublicationTelemetry telemetry,
            Signal signal) {
        this.telemetry = telemetry;
        this.signal = signal;
        acknowledged = takeOver.from() - 1;
        numbers = new HashMap<>(takeOver.sent());
        producer =
                new KafkaProducer<>(
                        settings(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> settings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // A batch that expires while a later one goes through is how records change places.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // A broker that starts takes any first batch of a producer, also one whose predecessor it
        // has just refused (KAFKA-15591).
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return settings;
    }

    boolean hasRoom() {
        return inFlight.size() <= ROOM;
    }

    /** Sends an event. */
    void send(SequencedEvent event, ProducerRecord<byte[], byte[]> record) {
        Future<?> result = send(record, telemetry.sending(event, record));
        inFlight.add(new InFlight(event.position(), event.lane(), event.number(), result));
    }

    /** Counts an event that the topic has already. */
    void skip(SequencedEvent event) {
        inFlight.add(
                new InFlight(
                        event.position(),
                        event.lane(),
                        event.number(),
                        CompletableFuture.completedFuture(null)));
    }

    /** Sends a watermark. */
    void watermark(byte[] value) {
        watermark =
                send(
                        new ProducerRecord<>(
                                Topic.PUBLICATION.topicName(),
                                Watermark.KEY.getBytes(UTF_8),
                                value),
                        _ -> {});
    }

    private Future<?> send(
            ProducerRecord<byte[], byte[]> record, Consumer<@Nullable Exception> arrived) {
        Exception before = failure;
        if (before != null) {
            throw new KafkaException("Something before it could not be sent", before);
        }
        return producer.send(
                record,
                (_, failed) -> {
                    if (failed != null) {
                        stop(failed);
                    }
                    arrived.accept(failed);
                    signal.raise();
                });
    }

    /**
     * What comes behind a record that failed for good must not get through: readers would see a
     * hole. The producer tells of it before it sends anything else of that partition.
     */
    private void stop(Exception why) {
        if (failure == null) {
            failure = why;
            producer.close(Duration.ZERO);
        }
    }

    /**
     * Takes note of what has arrived.
     *
     * @throws KafkaException when something never will, or nothing has for too long
     */
    void settle() throws InterruptedException {
        for (InFlight first = inFlight.peek();
                first != null && first.result().isDone();
                first = inFlight.peek()) {
            confirm(first.result(), "The event at position " + first.position());
            inFlight.remove();
            acknowledged = first.position();
            numbers.put(first.lane(), first.number());
            lastArrival = System.nanoTime();
        }
        if (watermark.isDone()) {
            confirm(watermark, "The watermark");
        }
        if (inFlight.isEmpty() && watermark.isDone()) {
            lastArrival = System.nanoTime();
        } else if (System.nanoTime() - lastArrival > STALL.toNanos()) {
            KafkaException stalled =
                    new KafkaException(
                            "The events from position %2$d could not be sent in %1$d s"
                                    .formatted(STALL.toSeconds(), acknowledged + 1));
            stop(stalled);
            throw stalled;
        }
    }

    private void confirm(Future<?> result, String what) throws InterruptedException {
        try {
            result.get();
        } catch (ExecutionException e) {
            throw new KafkaException(what + " could not be sent", e.getCause());
        }
    }

    /** The last position that has arrived with all before it. */
    long acknowledged() {
        return acknowledged;
    }

    /** The last number of each lane up to {@link #acknowledged}. */
    Map<Lane, Long> numbers() {
        return numbers;
    }

    @Override
    public void close() {
        if (failure == null) {
            producer.close(GRACE);
        }
    }
}
