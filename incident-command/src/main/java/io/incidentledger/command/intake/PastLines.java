package io.incidentledger.command.intake;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RequestContext;

import java.util.Optional;

/** What earlier lines of the same source have recorded, in this import or in any before it. */
interface PastLines {
    /** What the line with this reference has recorded. */
    Optional<Recorded> of(String ref);

    /**
     * The answer that this line already had.
     *
     * @throws CommandRefused {@code IDEMPOTENCY_KEY_REUSED} if it said something else then
     */
    Optional<Recorded> repeated(RequestContext context);
}
