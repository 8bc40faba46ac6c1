package io.incidentledger.query.availability;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * How services did, month by month.
 *
 * @param zone in which the months begin
 * @param from since when; null where there is nothing to tell
 * @param to until when; what is still out is counted until then
 * @param services each in every month in which it was subscribed
 * @param pairs each in every month in which it may have been OFFLINE; in all others it was not
 */
public record MonthlyAvailability(
        String zone,
        @Nullable Instant from,
        @Nullable Instant to,
        List<Availability> services,
        List<Availability> pairs) {
    /** Of no time. */
    public static MonthlyAvailability nothing(ZoneId zone) {
        return new MonthlyAvailability(zone.getId(), null, null, List.of(), List.of());
    }

    /**
     * From what pairs were subscribed and how long they were out.
     *
     * @param subscribed no pair that never was
     * @param downtime whether subscribed or not; until the end of the window and no longer
     */
    public static MonthlyAvailability of(
            Window window,
            Map<SubscribedPair, Stretches> subscribed,
            Map<SubscribedPair, BoundedTime> downtime) {
        List<Month> months = Month.of(window);
        Use use = new Use(subscribed, downtime);
        return new MonthlyAvailability(
                window.zone().getId(),
                window.from(),
                window.to(),
                Availability.ofServices(months, use),
                Availability.ofPairs(months, use));
    }
}
