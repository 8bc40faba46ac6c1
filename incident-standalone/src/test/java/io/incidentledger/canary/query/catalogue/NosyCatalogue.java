package io.incidentledger.canary.query.catalogue;

import io.incidentledger.canary.query.board.NosyBoard;

/** A view that knows the board. */
@org.jspecify.annotations.NullUnmarked
public class NosyCatalogue {
    NosyBoard board;
}
