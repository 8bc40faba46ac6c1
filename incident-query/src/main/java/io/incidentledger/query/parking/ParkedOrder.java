package io.incidentledger.query.parking;

import io.incidentledger.query.feed.ParkingOrder.Kind;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done.
 *
 * @param kind RETRY or DISCARD
 * @param reason why; needed to discard, 1 to 2,000 characters
 */
record ParkedOrder(Kind kind, @Nullable String reason) {}
