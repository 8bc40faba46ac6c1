package io.incidentledger.query.response;

import io.incidentledger.query.response.UpdateView.Kept;
import io.incidentledger.query.response.UpdateView.Promise;
import io.incidentledger.query.response.UpdateView.Release;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What updates mean for each other. Whoever was promised another one has it once one was released
 * that reaches all of them.
 */
final class PromisedUpdates {
    private PromisedUpdates() {}

    static List<UpdateView> in(List<UpdateView> updates, @Nullable Instant until) {
        List<UpdateView> released =
                updates.stream()
                        .filter(it -> it.release() != null)
                        .sorted(Comparator.comparing(PromisedUpdates::released))
                        .toList();
        return updates.stream().map(it -> it.with(promise(it, released, until))).toList();
    }

    private static @Nullable Promise promise(
            UpdateView update, List<UpdateView> released, @Nullable Instant until) {
        Instant by = update.nextUpdateBy();
        if (by == null || update.release() == null) {
            return null;
        }
        List<Release> since =
                released.subList(released.indexOf(update) + 1, released.size()).stream()
                        .filter(it -> it.audience().covers(update.audience()))
                        .flatMap(it -> Stream.ofNullable(it.release()))
                        .toList();
        Release next =
                since.stream()
                        .filter(it -> !it.at().latest().isAfter(by))
                        .findFirst()
                        .or(() -> since.stream().findFirst())
                        .orElse(null);
        return new Promise(
                by,
                kept(by, next, until),
                next == null ? null : next.entry(),
                next == null ? null : next.at());
    }

    private static Kept kept(Instant by, @Nullable Release next, @Nullable Instant until) {
        if (next != null && !next.at().earliest().isAfter(by)) {
            return next.at().latest().isAfter(by) ? Kept.PERHAPS : Kept.YES;
        }
        return until == null || !by.isBefore(until) ? Kept.OPEN : Kept.NO;
    }

    private static Instant released(UpdateView update) {
        Release release = update.release();
        return release == null ? Instant.MAX : release.at().earliest();
    }
}
