package io.incidentledger.query.feed;

import io.incidentledger.query.feed.FeedPosition.Slot;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that is kept aside, just as it was sent.
 *
 * @param slot where it came from
 * @param subject whom it is about: an incident, or catalogue; its own place if it is none of ours
 * @param number its number; null if it is none of ours
 * @param reason why it cannot be applied, the end of a sentence that begins with the record; null
 *     for one that waits behind another
 * @param raw as it was delivered
 */
public record ParkedRecord(
        Slot slot,
        String subject,
        @Nullable Long number,
        @Nullable String reason,
        ConsumerRecord<byte[], byte[]> raw) {
    static ParkedRecord of(Step.Unreadable bad) {
        return new ParkedRecord(
                bad.after().slot(),
                bad.subject(),
                bad.number(),
                bad.reason().replace('\0', ' '),
                bad.raw());
    }

    static ParkedRecord behind(Step.Next good) {
        return new ParkedRecord(
                good.after().slot(),
                good.record().event().subject(),
                good.record().number(),
                null,
                good.raw());
    }
}
