package io.incidentledger.command.notification;

import static io.incidentledger.api.refusal.RefusalCode.IMPOSSIBLE_ORDER;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_ENTRY;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.notification.DeadlineId;
import io.incidentledger.api.notification.NotificationEvent;
import io.incidentledger.api.notification.NotificationEvent.NotificationSubmitted;
import io.incidentledger.api.notification.NotificationEvent.ReceiptRecorded;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.sidestream.Entries;
import io.incidentledger.command.sidestream.Entries.Placed;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the entries about notifications must agree on. */
record NotificationRules(Entries<NotificationEvent> entries, Map<DeadlineId, Tracked> deadlines) {

    /** The standing entries that cannot be true beside the others, each with the reason. */
    static Map<EntryId, Refusal> impossible(Entries<NotificationEvent> entries) {
        return new NotificationRules(entries, Deadlines.of(entries)).all();
    }

    private Map<EntryId, Refusal> all() {
        Map<EntryId, Refusal> impossible = new LinkedHashMap<>();
        for (Placed<NotificationSubmitted> it : entries.standing(NotificationSubmitted.class)) {
            put(impossible, it.entry(), against(it.event()));
        }
        for (Placed<ReceiptRecorded> it : entries.standing(ReceiptRecorded.class)) {
            put(impossible, it.entry(), against(it.event()));
        }
        return impossible;
    }

    private static void put(
            Map<EntryId, Refusal> impossible, EntryId entry, @Nullable Refusal reason) {
        if (reason != null) {
            impossible.put(entry, reason);
        }
    }

    private @Nullable Refusal against(NotificationSubmitted submitted) {
        Tracked met = submitted.deadline() == null ? null : deadlines.get(submitted.deadline());
        NotificationEvent start =
                met == null ? null : entries.effective(met.says().startedBy().sequence());
        return met == null || start == null || !before(submitted, start)
                ? null
                : Refusal.because(
                                IMPOSSIBLE_ORDER,
                                "%s runs from %s: nobody can have been told at %s.",
                                met.says().deadline(),
                                start.clocks().occurredAt().earliest(),
                                submitted.clocks().occurredAt().latest())
                        .at("/occurredAt");
    }

    private @Nullable Refusal against(ReceiptRecorded receipt) {
        EntryId named = receipt.submission();
        NotificationEvent submitted =
                named.stream().equals(entries.stream())
                        ? entries.effective(named.sequence())
                        : null;
        if (!(submitted instanceof NotificationSubmitted)) {
            return Refusal.because(UNKNOWN_ENTRY, "%s is no submission.", named).at("/submission");
        }
        return before(receipt, submitted)
                ? Refusal.because(
                                IMPOSSIBLE_ORDER,
                                "%s was submitted at %s: nobody can have confirmed it at %s.",
                                named,
                                submitted.clocks().occurredAt().earliest(),
                                receipt.clocks().occurredAt().latest())
                        .at("/occurredAt")
                : null;
    }

    private static boolean before(NotificationEvent one, NotificationEvent other) {
        return one.clocks().occurredAt().certainlyBefore(other.clocks().occurredAt());
    }
}
