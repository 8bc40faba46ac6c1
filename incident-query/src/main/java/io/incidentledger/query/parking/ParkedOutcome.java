package io.incidentledger.query.parking;

import org.jspecify.annotations.Nullable;

/**
 * What came of an order.
 *
 * @param order its UUID
 * @param subject whom it was about
 * @param obeyed whether it has been: if not, whoever applies the partition obeys it later
 * @param applied how many records were applied; absent if it has not been obeyed
 * @param reason why the subject is parked still; absent if it no longer is
 */
record ParkedOutcome(
        String order,
        String subject,
        boolean obeyed,
        @Nullable Integer applied,
        @Nullable String reason) {}
