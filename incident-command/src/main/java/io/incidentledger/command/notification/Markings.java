package io.incidentledger.command.notification;

import io.incidentledger.api.fact.Attribution;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.notification.NotificationEvent.DeadlineMissed;
import io.incidentledger.api.notification.NotificationEvent.DeadlineSet;
import io.incidentledger.api.notification.NotificationEvent.DeadlineWithdrawn;
import io.incidentledger.command.recording.Decided;

import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

import java.util.List;

/**
 * Who may see the entries of a stream, by their places. What follows from an entry is for nobody
 * else.
 */
record Markings(PVector<Marking> byPlace) {
    static final Markings NONE = new Markings(TreePVector.empty());

    /** With the next entry. */
    Markings plus(Marking marking) {
        return new Markings(byPlace.plus(marking));
    }

    /** The misses, each marked like what set the deadline. */
    List<Decided> ofMissed(List<DeadlineMissed> missed) {
        Attribution nobody = new Attribution(null, null, Marking.CLEAR);
        return atLeast(missed.stream().map(it -> new Decided(it, nobody)).toList());
    }

    /** The same, with what revises, takes back or misses a deadline marked no less than that. */
    List<Decided> atLeast(List<Decided> decided) {
        return decided.stream().map(this::atLeast).toList();
    }

    private Decided atLeast(Decided decided) {
        EntryId about = about(decided.event());
        if (about == null || about.sequence() >= byPlace.size()) {
            return decided;
        }
        Attribution given = decided.attribution();
        Marking least = byPlace.get((int) about.sequence());
        return least.compareTo(given.marking()) <= 0
                ? decided
                : new Decided(
                        decided.event(),
                        new Attribution(given.decidedBy(), given.reportedBy(), least));
    }

    private static @Nullable EntryId about(LedgerEvent event) {
        return switch (event) {
            case DeadlineSet it -> it.supersedes() == null ? it.startedBy() : it.supersedes();
            case DeadlineWithdrawn it -> it.set();
            case DeadlineMissed it -> it.set();
            default -> null;
        };
    }
}
