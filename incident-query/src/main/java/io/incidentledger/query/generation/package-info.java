/**
 * Tables that are filled beside those that are read: to be exchanged for them, or to be reviewed.
 * It must never change what is read but by one exchange.
 */
@NullMarked
package io.incidentledger.query.generation;

import org.jspecify.annotations.NullMarked;
