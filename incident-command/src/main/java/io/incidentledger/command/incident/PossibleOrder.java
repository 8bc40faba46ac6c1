package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.IMPOSSIBLE_ORDER;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.PairFact;
import io.incidentledger.api.incident.PairHistory;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/** Refuses what no order of the facts can obey. */
record PossibleOrder(History history) {

    /** Nothing follows itself, or what certainly came later. */
    void require(long place) {
        IncidentEvent event = history.effective(place);
        Long followed = followedBy(place);
        if (event == null || followed == null) {
            return;
        }
        requireNotBefore(place, event.clocks().occurredAt(), followed);
        Set<Long> seen = new HashSet<>();
        for (Long next = followed; next != null && seen.add(next); next = followedBy(next)) {
            if (next == place) {
                throw impossible(place, event.clocks().occurredAt(), followed);
            }
        }
    }

    /** The same for all facts about a pair or a site, taken together. */
    void require(Object subject) {
        PairHistory folded = history.of(subject);
        for (PairFact fact : folded.ordered()) {
            Long followed = fact.follows();
            if (followed != null) {
                requireNotBefore(fact.place(), fact.occurredAt(), followed);
            }
            if (folded.impossible().contains(fact.place())) {
                throw impossible(fact.place(), fact.occurredAt(), followed);
            }
        }
    }

    private void requireNotBefore(long place, OccurredAt at, long followed) {
        IncidentEvent earlier = history.effective(followed);
        if (earlier != null && at.certainlyBefore(earlier.clocks().occurredAt())) {
            throw impossible(place, at, followed);
        }
    }

    private @Nullable Long followedBy(long place) {
        IncidentEvent event = history.effective(place);
        EntryId follows = event == null ? null : event.clocks().follows();
        return follows == null ? null : follows.sequence();
    }

    private CommandRefused impossible(long place, OccurredAt at, @Nullable Long followed) {
        return new CommandRefused(
                Refusal.because(
                        IMPOSSIBLE_ORDER,
                        "%s (at %s) cannot have come after %s.",
                        history.entryAt(place),
                        at.latest(),
                        followed == null ? "others" : history.entryAt(followed)));
    }
}
