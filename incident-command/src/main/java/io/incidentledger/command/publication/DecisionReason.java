package io.incidentledger.command.publication;

import io.incidentledger.api.refusal.MalformedInput;

/**
 * Why somebody decides so, in their words.
 *
 * @param reason 1 to 1,000 characters, not blank
 */
record DecisionReason(String reason) {
    private static final int LONGEST = 1_000;

    DecisionReason {
        if (reason.isBlank()) {
            throw new MalformedInput("reason", "must not be blank");
        }
        int length = reason.codePointCount(0, reason.length());
        if (length > LONGEST) {
            throw MalformedInput.tooLong("reason", length, LONGEST);
        }
    }
}
