package io.incidentledger.canary.query.feed;

import io.incidentledger.command.request.Recorded;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.clients.producer.Producer;

/** A query that knows commands, and Kafka and meters where it has no business. */
@org.jspecify.annotations.NullUnmarked
class NosyQuery {
    Recorded recorded;
    Producer<String, String> producer;
    MeterRegistry meters;
}
