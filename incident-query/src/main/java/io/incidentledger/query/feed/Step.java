package io.incidentledger.query.feed;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One record of a partition: what is to be done with it, and where the partition stands then. */
sealed interface Step {
    /** As it was delivered. */
    ConsumerRecord<byte[], byte[]> raw();

    /** Where the partition stands behind it. */
    FeedPosition after();

    /** The next one, to be applied. */
    record Next(ConsumerRecord<byte[], byte[]> raw, PublishedRecord record, FeedPosition after)
            implements Step {
        /** The same, once it is known that it cannot be applied. */
        Unreadable because(String reason) {
            return new Unreadable(raw, record.event().subject(), record.number(), reason, after);
        }
    }

    /**
     * One whose number was seen before.
     *
     * @param record what it says; null if it cannot be read
     */
    record Repeated(
            ConsumerRecord<byte[], byte[]> raw,
            @Nullable PublishedRecord record,
            FeedPosition after)
            implements Step {}

    /** One of which an operator has said that it will never be applied. */
    record Discarded(ConsumerRecord<byte[], byte[]> raw, FeedPosition after) implements Step {}

    /**
     * One that cannot be applied.
     *
     * @param subject whom it is about: an incident, or catalogue; its own place if it is none of
     *     ours
     * @param number its number; null if it is none of ours
     * @param reason the end of a sentence that begins with the record
     */
    record Unreadable(
            ConsumerRecord<byte[], byte[]> raw,
            String subject,
            @Nullable Long number,
            String reason,
            FeedPosition after)
            implements Step {}
}
