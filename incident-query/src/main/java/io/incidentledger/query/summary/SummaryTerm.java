package io.incidentledger.query.summary;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** What one node sends from taking over until it loses the lock. Not for more than one thread. */
final class SummaryTerm implements AutoCloseable {
    /** How many records one transaction has at most. */
    private static final int TOGETHER = 1_000;

    private static final Duration GRACE = Duration.ofSeconds(3);

    private final SummaryRepository repository;
    private final SummaryEncoder encoder;
    private final Duration review;
    private final Producer<byte[], byte[]> producer;
    private final LastSent last;
    private long position = -1;
    private @Nullable Instant recordedUntil;
    private long reviewed = System.nanoTime();
    private long sent;

    /**
     * Begins. Whoever has sent before cannot any more, and only then is read what the topics say.
     *
     * @throws KafkaException if the broker does not answer
     */
    SummaryTerm(
            SummaryTopics topics,
            SummaryRepository repository,
            SummaryEncoder encoder,
            Duration review) {
        this.repository = repository;
        this.encoder = encoder;
        this.review = review;
        producer = topics.producer();
        try {
            producer.initTransactions();
            last = topics.read();
        } catch (RuntimeException failed) {
            producer.close(Duration.ZERO);
            throw failed;
        }
    }

    /**
     * Sends what has changed since the last time; everything that is news at first, and from time
     * to time: an entry that was applied late stands behind what was looked at.
     *
     * @throws KafkaException if it cannot be sent; the term is over then
     */
    void look() {
        long now = System.nanoTime();
        if (now - reviewed > review.toNanos()) {
            reviewed = now;
            position = -1;
        }
        SummaryRepository.Found found = repository.changedAfter(position);
        List<ProducerRecord<byte[], byte[]>> news = new ArrayList<>();
        for (Summarized each : found.changed()) {
            ProducerRecord<byte[], byte[]> record = encoder.encode(each);
            if (last.isNews(each, record)) {
                news.add(record);
                last.sent(each, record);
            }
        }
        send(news);
        position = found.position();
        recordedUntil = found.recordedUntil();
    }

    SummaryStatus status() {
        return new SummaryStatus(
                SummaryStatus.State.ACTIVE, null, position, recordedUntil, last.size(), sent);
    }

    private void send(List<ProducerRecord<byte[], byte[]>> news) {
        for (int from = 0; from < news.size(); from += TOGETHER) {
            producer.beginTransaction();
            List<Future<RecordMetadata>> results =
                    news.subList(from, Math.min(news.size(), from + TOGETHER)).stream()
                            .map(producer::send)
                            .toList();
            // Throws if one of them could not be sent.
            producer.commitTransaction();
            if (!results.stream().allMatch(Future::isDone)) {
                throw new KafkaException("Committed before everything had arrived");
            }
        }
        sent += news.size();
    }

    @Override
    public void close() {
        producer.close(GRACE);
    }
}
