package io.incidentledger.canary.wire;

import io.incidentledger.command.request.Recorded;

/** A wire that knows one of the sides. */
@org.jspecify.annotations.NullUnmarked
class PartialWire {
    Recorded recorded;
}
