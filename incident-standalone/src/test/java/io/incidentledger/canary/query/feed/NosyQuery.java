package io.incidentledger.canary.query.feed;

import io.incidentledger.command.request.Recorded;

import org.apache.kafka.clients.producer.Producer;

/** A query that knows commands, and Kafka where it has no business. */
@org.jspecify.annotations.NullUnmarked
class NosyQuery {
    Recorded recorded;
    Producer<String, String> producer;
}
