/**
 * The one way in which the product writes and reads JSON: in the store, on Kafka and over HTTP. It
 * must never know what a message means.
 */
@NullMarked
package io.incidentledger.wire.json;

import org.jspecify.annotations.NullMarked;
