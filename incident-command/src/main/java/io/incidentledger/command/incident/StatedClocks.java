package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.AFTER_CLOSURE;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.incident.Incident.Declared;
import io.incidentledger.command.incident.Incident.Ended;
import io.incidentledger.command.judgement.ClockRules;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Completes the clocks of what is stated about an incident. */
record StatedClocks(Declared state, NamedEntries entries, Asserted asserted, Instant now) {

    /** Of something that is not a fact of the world, and may be said at any time. */
    Clocks timeless() {
        return completed(entries.followed(asserted.follows()));
    }

    /**
     * Of a fact.
     *
     * @throws CommandRefused if it occurred after the incident had ended
     */
    Clocks ofFact() {
        return beforeTheEnd(timeless());
    }

    /** The same, of a fact about a service. */
    Clocks ofFactAbout(ServiceId service) {
        return beforeTheEnd(completed(entries.followed(asserted.follows(), service)));
    }

    private Clocks completed(@Nullable EntryId follows) {
        return ClockRules.complete(asserted, now, now, follows);
    }

    private Clocks beforeTheEnd(Clocks clocks) {
        if (state instanceof Ended ended
                && ended.by().clocks().occurredAt().certainlyBefore(clocks.occurredAt())) {
            throw new CommandRefused(
                    Refusal.because(
                                    AFTER_CLOSURE,
                                    "%s ended at %s; nothing can have occurred in it at %s. Reopen"
                                            + " it first.",
                                    state.history().incident(),
                                    ended.by().clocks().occurredAt().latest(),
                                    clocks.occurredAt().earliest())
                            .at("/occurredAt"));
        }
        return clocks;
    }
}
