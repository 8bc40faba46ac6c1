package io.incidentledger.command.intake;

import io.incidentledger.api.refusal.RefusalCode;

/**
 * Why an import ends before its last line. What it has recorded stays, and sending the same again
 * takes the rest.
 *
 * @param code of a refusal, or {@code INTERNAL_ERROR}
 * @param sentence for people
 */
record Stop(String code, String sentence) {
    static final Stop EXPIRED =
            new Stop(
                    RefusalCode.UNAUTHENTICATED.name(),
                    "The token has expired. Send it again with a new one: what is recorded is"
                            + " recorded once.");

    static final Stop STOPPING =
            new Stop(
                    RefusalCode.UNAVAILABLE.name(),
                    "The product is being stopped. Send it again: what is recorded is recorded"
                            + " once.");
}
