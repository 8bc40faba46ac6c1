/**
 * The way of a record from the topics into the projections: once, in order, in the transaction that
 * also moves the position. It must never know what an event means, and never skip one.
 */
@NullMarked
package io.incidentledger.query.feed;

import org.jspecify.annotations.NullMarked;
