package io.incidentledger.api.stream;

import java.time.Instant;
import java.util.Map;

/**
 * How far publication has come: how a consumer sees a lost tail, and the age of what it has.
 *
 * @param position the highest position that is sent and acknowledged; -1 before the first
 * @param recordedUntil everything recorded at or before this moment has a position up to {@link
 *     #position}; whatever comes later is recorded later
 * @param numbers for each topic and partition (as decimal text) the last number sent; a partition
 *     without records is absent
 */
public record Watermark(
        long position, Instant recordedUntil, Map<String, Map<String, Long>> numbers) {
    /** The record key of every watermark. */
    public static final String KEY = "watermark";

    /** Copies the numbers. */
    public Watermark {
        numbers = Map.copyOf(numbers);
    }
}
