/**
 * From the event store to Kafka: gives each event its position, once and for ever, and sends what
 * has one. It must never decode a payload, never change an event, never send before the position is
 * committed, and never skip an event: what it cannot do, it stops for, loudly.
 */
@NullMarked
package io.incidentledger.command.publication;

import org.jspecify.annotations.NullMarked;
