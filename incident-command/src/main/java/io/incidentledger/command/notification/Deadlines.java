package io.incidentledger.command.notification;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.notification.DeadlineId;
import io.incidentledger.api.notification.NotificationEvent;
import io.incidentledger.api.notification.NotificationEvent.AuthorityRequestRecorded;
import io.incidentledger.api.notification.NotificationEvent.AwarenessRecorded;
import io.incidentledger.api.notification.NotificationEvent.DeadlineCancelled;
import io.incidentledger.api.notification.NotificationEvent.DeadlineMissed;
import io.incidentledger.api.notification.NotificationEvent.DeadlineSet;
import io.incidentledger.api.notification.NotificationEvent.DeadlineWithdrawn;
import io.incidentledger.api.notification.NotificationEvent.NotificationEntryCorrected;
import io.incidentledger.api.notification.NotificationEvent.NotificationEntryRetracted;
import io.incidentledger.api.notification.NotificationEvent.NotificationSubmitted;
import io.incidentledger.api.notification.NotificationEvent.ReceiptRecorded;
import io.incidentledger.command.sidestream.Entries;
import io.incidentledger.command.sidestream.Entries.Placed;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All deadlines that were ever set in a stream, as they stand. */
final class Deadlines {
    private final Map<DeadlineId, Kept> kept = new LinkedHashMap<>();

    /** What the fold has found of one deadline. */
    private static final class Kept {
        private @Nullable Placed<DeadlineSet> set;
        private boolean withdrawn;
        private @Nullable EntryId cancelledBy;
        private final List<Placed<NotificationSubmitted>> submissions = new ArrayList<>();
        private final Set<EntryId> missed = new HashSet<>();
    }

    private Deadlines() {}

    /** Those of a stream. */
    static Map<DeadlineId, Tracked> of(Entries<NotificationEvent> entries) {
        Deadlines fold = new Deadlines();
        entries.standing().forEach(fold::take);
        Map<DeadlineId, Tracked> deadlines = new LinkedHashMap<>();
        fold.kept.forEach(
                (id, it) -> {
                    if (it.set != null) {
                        deadlines.put(
                                id,
                                new Tracked(
                                        it.set.entry(),
                                        it.set.event(),
                                        it.withdrawn,
                                        it.cancelledBy,
                                        it.submissions,
                                        it.missed));
                    }
                });
        return deadlines;
    }

    /** When those that can be missed will be. */
    static Map<String, Instant> due(Entries<NotificationEvent> entries) {
        Map<String, Instant> due = new TreeMap<>();
        of(entries)
                .forEach(
                        (id, tracked) -> {
                            Instant latest = tracked.says().legalLatest();
                            if (tracked.canBeMissed() && latest != null) {
                                due.put(id.value(), latest);
                            }
                        });
        return due;
    }

    private void take(Placed<NotificationEvent> placed) {
        switch (placed.event()) {
            case DeadlineSet it -> {
                Kept deadline = kept(it.deadline());
                deadline.set = new Placed<>(placed.entry(), it);
                deadline.withdrawn = false;
            }
            case DeadlineWithdrawn it -> kept(it.deadline()).withdrawn = true;
            case DeadlineMissed it -> kept(it.deadline()).missed.add(it.set());
            case DeadlineCancelled it -> kept(it.deadline()).cancelledBy = placed.entry();
            case NotificationSubmitted it -> {
                if (it.deadline() != null) {
                    kept(it.deadline()).submissions.add(new Placed<>(placed.entry(), it));
                }
            }
            case AwarenessRecorded _,
                    AuthorityRequestRecorded _,
                    ReceiptRecorded _,
                    NotificationEntryCorrected _,
                    NotificationEntryRetracted _ -> {}
        }
    }

    private Kept kept(DeadlineId id) {
        return kept.computeIfAbsent(id, _ -> new Kept());
    }
}
