package io.incidentledger.command.recording;

import static io.incidentledger.api.refusal.RefusalCode.EVENT_TOO_LARGE;
import static io.incidentledger.api.refusal.RefusalCode.STALE;

import io.incidentledger.api.catalogue.Dependent;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RecordedEntry;
import io.incidentledger.command.request.RequestContext;
import io.incidentledger.command.store.PendingWrite;
import io.incidentledger.wire.json.Json;

import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Carries out a request inside the handler of its aggregate, under its lock and in its transaction.
 * The receipt comes first: a repeated request gets its first answer whatever has become of the
 * stream since.
 */
public final class CommandRecorder {
    /** No event is larger, so that none is ever unpublishable; bytes of JSON. */
    public static final int LARGEST_EVENT = 256 * 1024;

    private final Receipts receipts;

    public CommandRecorder(Receipts receipts) {
        this.receipts = receipts;
    }

    /**
     * Decides, and applies what was decided to the aggregate at hand.
     *
     * @param stream the stream of the aggregate
     * @param next the sequence of its next event
     * @param catalogueVersion of the catalogue that the decision is made with; -1 for none
     * @throws CommandRefused if the decision refuses, or {@code If-Match} names another version
     */
    public Recorded record(
            RequestContext context,
            String stream,
            long next,
            long catalogueVersion,
            Supplier<List<Decided>> decision) {
        return record(context, stream, next, catalogueVersion, decision, _ -> null);
    }

    /**
     * The same, and tells what depends on what was taken off.
     *
     * @param dependents of what was decided; null if nothing was taken off
     */
    public Recorded record(
            RequestContext context,
            String stream,
            long next,
            long catalogueVersion,
            Supplier<List<Decided>> decision,
            Function<List<Decided>, @Nullable List<Dependent>> dependents) {
        Optional<Recorded> earlier = receipts.find(context);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        requireVersion(context, stream, next - 1);
        List<RecordedEntry> entries = new ArrayList<>();
        List<Decided> all = decision.get();
        for (Decided decided : all) {
            EntryId entry = new EntryId(stream, next + entries.size());
            requireSize(decided.event(), entry);
            AggregateLifecycle.apply(
                    decided.event(),
                    EventMetadata.of(context, decided.attribution(), catalogueVersion));
            String type = decided.event().getClass().getSimpleName();
            entries.add(new RecordedEntry(entry, type, decided.event().objections()));
        }
        Recorded recorded =
                new Recorded(stream, next + entries.size() - 1, entries, dependents.apply(all));
        PendingWrite.current().behind(() -> receipts.add(context, recorded));
        return recorded;
    }

    private static void requireVersion(RequestContext context, String stream, long version) {
        Long expected = context.ifMatch();
        if (expected != null && expected != version) {
            throw new CommandRefused(
                    Refusal.because(
                            STALE, "%s is at %d by now, not at %d.", stream, version, expected));
        }
    }

    /**
     * The size of an event, in bytes of JSON.
     *
     * @throws CommandRefused past {@link #LARGEST_EVENT}
     */
    public static int requireSize(LedgerEvent event, EntryId entry) {
        int size = Json.EVENTS.writeValueAsBytes(event).length;
        if (size > LARGEST_EVENT) {
            throw new CommandRefused(
                    Refusal.because(
                            EVENT_TOO_LARGE,
                            "%s would have %d bytes, at most %d are kept.",
                            entry,
                            size,
                            LARGEST_EVENT));
        }
        return size;
    }
}
