package io.incidentledger.query.response;

import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.response.UpdateView.Kept;
import io.incidentledger.query.response.UpdateView.Promise;
import io.incidentledger.query.response.UpdateView.Release;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What updates mean for each other. Whoever was promised another one has it once one was released
 * that reaches all of them.
 */
final class PromisedUpdates {
    private PromisedUpdates() {}

    static List<UpdateView> in(List<UpdateView> updates, Shown shown) {
        List<UpdateView> released =
                updates.stream()
                        .filter(it -> it.release() != null)
                        .sorted(Comparator.comparing(PromisedUpdates::released))
                        .toList();
        return updates.stream()
                .map(it -> it.with(promise(it, released, shown.asOf()), corrections(it, released)))
                .toList();
    }

    private static List<String> corrections(UpdateView update, List<UpdateView> released) {
        return released.stream()
                .filter(it -> it.corrects() != null && it.corrects().equals(update.update()))
                .map(UpdateView::update)
                .toList();
    }

    private static @Nullable Promise promise(
            UpdateView update, List<UpdateView> released, AsOf asOf) {
        Instant by = update.nextUpdateBy();
        if (by == null || update.release() == null) {
            return null;
        }
        Release next =
                released.subList(released.indexOf(update) + 1, released.size()).stream()
                        .filter(it -> it.audience().covers(update.audience()))
                        .map(UpdateView::release)
                        .findFirst()
                        .orElse(null);
        return new Promise(
                by,
                kept(by, next, asOf.validAt() == null ? asOf.recordedUntil() : asOf.validAt()),
                next == null ? null : next.entry(),
                next == null ? null : next.at());
    }

    private static Kept kept(Instant by, @Nullable Release next, @Nullable Instant now) {
        if (next != null && !next.at().latest().isAfter(by)) {
            return Kept.YES;
        }
        if (next != null && !next.at().earliest().isAfter(by)) {
            return Kept.PERHAPS;
        }
        return now == null || !by.isBefore(now) ? Kept.OPEN : Kept.NO;
    }

    private static Instant released(UpdateView update) {
        Release release = update.release();
        return release == null ? Instant.MAX : release.at().earliest();
    }
}
