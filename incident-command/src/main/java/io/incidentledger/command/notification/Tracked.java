package io.incidentledger.command.notification;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.notification.NotificationEvent.DeadlineSet;
import io.incidentledger.api.notification.NotificationEvent.NotificationSubmitted;
import io.incidentledger.command.sidestream.Entries.Placed;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A deadline, and what has become of it.
 *
 * @param set the entry that set it last
 * @param says what that says
 * @param withdrawn whether what had started it is gone
 * @param cancelledBy the entry that cancels it
 * @param submissions those that name it, in the order of time
 * @param missed the entries of its that were noticed to have passed
 */
record Tracked(
        EntryId set,
        DeadlineSet says,
        boolean withdrawn,
        @Nullable EntryId cancelledBy,
        List<Placed<NotificationSubmitted>> submissions,
        Set<EntryId> missed) {
    private static final Comparator<Placed<NotificationSubmitted>> IN_TIME =
            Comparator.comparing(
                    (Placed<NotificationSubmitted> it) ->
                            it.event().clocks().occurredAt().earliest());

    Tracked {
        submissions = submissions.stream().sorted(IN_TIME).toList();
        missed = Set.copyOf(missed);
    }

    /** Whether somebody still has to be told. */
    boolean isOpen() {
        return !withdrawn && cancelledBy == null && submissions.isEmpty();
    }

    /** Whether the clock on the wall can make it a miss, which was not noticed yet. */
    boolean canBeMissed() {
        return isOpen() && says.legalLatest() != null && !missed.contains(set);
    }

    /** Whether somebody was told in time, at least of a part. */
    boolean wasMetInTime() {
        Instant strict = says.strict();
        return strict == null
                ? !submissions.isEmpty()
                : submissions.stream()
                        .anyMatch(
                                it -> !it.event().clocks().occurredAt().earliest().isAfter(strict));
    }
}
