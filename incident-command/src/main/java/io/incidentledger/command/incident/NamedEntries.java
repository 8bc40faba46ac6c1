package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_ENTRY;
import static io.incidentledger.command.incident.Statements.resolved;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.incident.IncidentEvent.Amendment;
import io.incidentledger.api.incident.IncidentEvent.ServiceEvent;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The entries that a statement names: by {@code stream@sequence}, or by the index of an earlier
 * command of the same request.
 *
 * @param batch the sequences of what the earlier commands record, by index
 */
record NamedEntries(History history, List<Long> batch) {

    /**
     * The entry itself, under its lasting name.
     *
     * @param field where the name stands in the command
     * @throws CommandRefused if there is none
     */
    EntryId resolved(EntryId entry, String field) {
        EntryId named = entry;
        if (entry.inTheSameRequest() && entry.sequence() < batch.size()) {
            named = history.entryAt(batch.get((int) entry.sequence()));
        }
        if (!named.stream().equals(history.incident().value())
                || history.recorded(named.sequence()) == null) {
            throw new CommandRefused(
                    Refusal.because(
                                    UNKNOWN_ENTRY,
                                    "There is no entry %s in %s.",
                                    entry,
                                    history.incident())
                            .at("/" + field));
        }
        return named;
    }

    /**
     * What {@code follows} means: the original of an amendment, for only originals have a place.
     *
     * @throws CommandRefused if there is no such entry
     */
    @Nullable EntryId followed(@Nullable EntryId follows) {
        if (follows == null) {
            return null;
        }
        EntryId entry = resolved(follows, "follows");
        return history.recorded(entry.sequence()) instanceof Amendment amendment
                ? amendment.entry()
                : entry;
    }

    /** The same for a service: of a site, what was inferred from it for this service. */
    @Nullable EntryId followed(@Nullable EntryId follows, ServiceId service) {
        EntryId entry = followed(follows);
        if (entry == null) {
            return null;
        }
        return history.inferredFrom(entry.sequence()).stream()
                .filter(place -> isAbout(place, service))
                .findFirst()
                .map(history::entryAt)
                .orElse(entry);
    }

    private boolean isAbout(long place, ServiceId service) {
        return history.lastSaid(place) instanceof ServiceEvent event
                && event.service().equals(service);
    }
}
