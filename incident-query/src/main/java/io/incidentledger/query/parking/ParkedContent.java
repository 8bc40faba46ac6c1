package io.incidentledger.query.parking;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What is kept aside of one subject.
 *
 * @param parked whose, and why
 * @param records the first of them, at most {@link #SHOWN}, in their order
 */
record ParkedContent(ParkedSubject parked, List<Sent> records) {
    /** How many are shown. */
    static final int SHOWN = 20;

    ParkedContent {
        records = List.copyOf(records);
    }

    /**
     * One record as it was sent.
     *
     * @param offset in its partition
     * @param number absent if it is none of ours
     * @param headers as text
     * @param value as text, what is no UTF-8 replaced; absent if it has none
     */
    record Sent(
            long offset,
            @Nullable Long number,
            Map<String, String> headers,
            @Nullable String value) {}
}
