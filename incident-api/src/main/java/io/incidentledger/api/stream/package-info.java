/**
 * The contract of the Kafka topics: their names, the headers of a record, the watermark. What an
 * event <em>says</em> stands with its feature; this package must never know a domain word.
 */
@NullMarked
package io.incidentledger.api.stream;

import org.jspecify.annotations.NullMarked;
