package io.incidentledger.command.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.Topic;

import org.apache.kafka.common.utils.Utils;

/**
 * One partition of one topic: the widest thing whose records have an order.
 *
 * @param partition 0 to {@link Topic#partitions()} - 1
 */
record Lane(Topic topic, int partition) {
    private static final String CATALOGUE = "Catalogue";
    private static final String CATALOGUE_KEY = "catalogue";

    /** Where the events of a stream go, for ever. */
    static Lane of(String aggregateType, String stream) {
        Topic topic = CATALOGUE.equals(aggregateType) ? Topic.CATALOGUE : Topic.EVENTS;
        // Kafka's own hash, so that a record sent by hand with the same key lands beside ours.
        int hash = Utils.toPositive(Utils.murmur2(key(aggregateType, stream).getBytes(UTF_8)));
        return new Lane(topic, hash % topic.partitions());
    }

    /** The record key: the incident that the stream belongs to, or the catalogue. */
    static String key(String aggregateType, String stream) {
        if (CATALOGUE.equals(aggregateType)) {
            return CATALOGUE_KEY;
        }
        int end = stream.indexOf('/');
        return end < 0 ? stream : stream.substring(0, end);
    }
}
