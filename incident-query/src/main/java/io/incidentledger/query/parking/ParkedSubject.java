package io.incidentledger.query.parking;

import org.jspecify.annotations.Nullable;

/**
 * Whose records are kept aside.
 *
 * @param subject an incident, or catalogue; a place such as {@code incident.events.v1-3@17} for a
 *     record that is none of ours
 * @param topic where the first of them came from
 * @param partition of that topic
 * @param offset of the first in that partition
 * @param number its number; absent if it is none of ours
 * @param reason why it cannot be applied, the end of a sentence that begins with the record
 * @param records how many are aside: it, and what came behind it
 */
record ParkedSubject(
        String subject,
        String topic,
        int partition,
        long offset,
        @Nullable Long number,
        String reason,
        long records) {}
