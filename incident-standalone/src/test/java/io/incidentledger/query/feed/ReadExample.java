package io.incidentledger.query.feed;

import io.incidentledger.api.stream.Topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as the feed reads it. */
public final class ReadExample {
    private ReadExample() {}

    /** What the feed makes of it. */
    public static PublishedRecord of(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        return RecordReader.read(topic, record);
    }
}
