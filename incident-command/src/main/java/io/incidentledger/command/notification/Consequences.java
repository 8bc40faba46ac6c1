package io.incidentledger.command.notification;

import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.notification.DeadlineId;
import io.incidentledger.api.notification.DeadlineRules;
import io.incidentledger.api.notification.NotificationEvent;
import io.incidentledger.api.notification.NotificationEvent.DeadlineSet;
import io.incidentledger.api.notification.NotificationEvent.DeadlineWithdrawn;
import io.incidentledger.command.sidestream.Entries;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an entry does to the deadlines: those it starts, those that it revises, because what started
 * them is another now, and those that it takes back. Only what it changes itself: what was set by
 * an earlier edition of the rules stays as it was recorded.
 */
record Consequences(DeadlineRules rules) {

    /** What is recorded behind the entry, in order. */
    List<NotificationEvent> of(NotificationEvent event, Entries<NotificationEvent> before) {
        EntryId amended = event.amends();
        Effect effect =
                new Effect(
                        rules,
                        event,
                        before.entryAt(before.size()),
                        amended == null ? before.entryAt(before.size()) : amended);
        List<NotificationEvent> all = new ArrayList<>();
        Entries<NotificationEvent> earlier = before;
        Entries<NotificationEvent> later = before.plus(event);
        // What one deadline is now may say by which law the next in its chain is judged.
        List<NotificationEvent> found = effect.between(earlier, later);
        while (!found.isEmpty()) {
            all.addAll(found);
            earlier = later;
            for (NotificationEvent it : found) {
                later = later.plus(it);
            }
            found = effect.between(earlier, later);
        }
        return all;
    }

    /**
     * @param cause the entry that is recorded
     * @param fact the entry whose fact it states, replaces or takes back
     */
    private record Effect(
            DeadlineRules rules, NotificationEvent event, EntryId cause, EntryId fact) {

        List<NotificationEvent> between(
                Entries<NotificationEvent> earlier, Entries<NotificationEvent> later) {
            Map<DeadlineKey, Started> were = StartedDeadlines.by(rules, earlier);
            Map<DeadlineKey, Started> are = StartedDeadlines.by(rules, later);
            Names names = new Names(later);
            List<NotificationEvent> found = new ArrayList<>();
            are.forEach(
                    (key, it) -> {
                        Tracked recorded = names.tracked(key);
                        if (!it.equals(were.get(key)) && !isSaid(recorded, it)) {
                            found.add(set(it, recorded, names));
                        }
                    });
            names.all()
                    .forEach(
                            (key, recorded) -> {
                                boolean gone = !are.containsKey(key);
                                boolean byThis =
                                        were.containsKey(key)
                                                || recorded.says().startedBy().equals(fact);
                                if (gone && byThis && !recorded.withdrawn()) {
                                    found.add(withdrawn(recorded));
                                }
                            });
            return found;
        }

        private boolean isSaid(@Nullable Tracked recorded, Started it) {
            return recorded != null
                    && !recorded.withdrawn()
                    && it.set(
                                    event.incident(),
                                    recorded.says().deadline(),
                                    rules.version(),
                                    recorded.says().supersedes(),
                                    recorded.says().clocks().learnedAt())
                            .equals(recorded.says());
        }

        private DeadlineSet set(Started it, @Nullable Tracked recorded, Names names) {
            return it.set(
                    event.incident(),
                    recorded == null ? names.next(it) : recorded.says().deadline(),
                    rules.version(),
                    recorded == null ? null : recorded.set(),
                    event.clocks().learnedAt());
        }

        private DeadlineWithdrawn withdrawn(Tracked recorded) {
            return new DeadlineWithdrawn(
                    event.incident(),
                    recorded.says().deadline(),
                    recorded.set(),
                    cause,
                    new Clocks(event.clocks().occurredAt(), event.clocks().learnedAt(), null));
        }
    }

    /** The deadlines of a stream by what makes them the same, and the ids that are taken. */
    private static final class Names {
        private final Map<DeadlineKey, Tracked> byKey = new LinkedHashMap<>();
        private final Map<DeadlineId, Boolean> taken = new LinkedHashMap<>();

        Names(Entries<NotificationEvent> entries) {
            Deadlines.of(entries)
                    .forEach(
                            (id, it) -> {
                                byKey.put(DeadlineKey.of(it.says()), it);
                                taken.put(id, true);
                            });
        }

        @Nullable Tracked tracked(DeadlineKey key) {
            return byKey.get(key);
        }

        Map<DeadlineKey, Tracked> all() {
            return byKey;
        }

        DeadlineId next(Started it) {
            int number = 1;
            while (taken.putIfAbsent(
                            DeadlineId.of(
                                    it.rule() == null ? null : it.rule().id(), it.tenant(), number),
                            true)
                    != null) {
                number++;
            }
            return DeadlineId.of(it.rule() == null ? null : it.rule().id(), it.tenant(), number);
        }
    }
}
