package io.incidentledger.canary.query.board;

import io.incidentledger.canary.query.catalogue.NosyCatalogue;

/** A board that knows another view. */
@org.jspecify.annotations.NullUnmarked
public class NosyBoard {
    NosyCatalogue catalogue;
}
