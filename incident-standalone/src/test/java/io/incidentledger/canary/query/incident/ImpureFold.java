package io.incidentledger.canary.query.incident;

import org.slf4j.Logger;

import java.time.Instant;

/** A fold with a clock and a log. */
@org.jspecify.annotations.NullUnmarked
class ImpureFold {
    final Instant now = Instant.now();
    Logger log;
}
