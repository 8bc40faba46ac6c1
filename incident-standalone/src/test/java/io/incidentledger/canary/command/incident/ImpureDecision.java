package io.incidentledger.canary.command.incident;

import io.incidentledger.canary.query.feed.NosyQueryView;
import io.incidentledger.wire.http.HttpWiring;

import java.io.File;
import java.time.Instant;

/** A decision with a clock and a file, which knows queries and wiring. */
@org.jspecify.annotations.NullUnmarked
class ImpureDecision {
    final Instant now = Instant.now();
    File file;
    NosyQueryView view;
    HttpWiring wiring;
}
