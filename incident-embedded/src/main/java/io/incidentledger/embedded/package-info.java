/**
 * A real PostgreSQL and a real Kafka broker that a process brings along: durable in a folder for
 * standalone, thrown away for tests.
 *
 * <p>Must never know the product: no incident, no topic, no table. Must never listen beyond
 * loopback, trade durability for speed, or end a process that is not proven to be its own.
 */
@NullMarked
package io.incidentledger.embedded;

import org.jspecify.annotations.NullMarked;
