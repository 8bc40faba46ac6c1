package io.incidentledger.wire.http;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;

import jakarta.servlet.http.HttpServletRequest;

import java.io.IOException;

/** The body of a request, read once, so that what is hashed is what is parsed. */
public final class Body {
    /** How many bytes a body may have: room for a thousand commands. */
    public static final int MAX_BYTES = 1 << 20;

    private Body() {}

    /**
     * Reads it to its end.
     *
     * @throws CommandRefused {@code REQUEST_TOO_LARGE} past {@link #MAX_BYTES}, announced or not;
     *     {@code MALFORMED} if it breaks off
     */
    public static byte[] read(HttpServletRequest request) {
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw tooLarge();
        }
        byte[] bytes = allOf(request);
        if (bytes.length > MAX_BYTES) {
            throw tooLarge();
        }
        return bytes;
    }

    private static byte[] allOf(HttpServletRequest request) {
        try {
            // One byte more than allowed shows that there are too many.
            return request.getInputStream().readNBytes(MAX_BYTES + 1);
        } catch (IOException brokenOff) {
            throw new CommandRefused(MvcRefusals.malformed("The body could not be read"));
        }
    }

    private static CommandRefused tooLarge() {
        return new CommandRefused(
                Refusal.because(
                        RefusalCode.REQUEST_TOO_LARGE,
                        "The body has more than %d bytes; send less at a time",
                        MAX_BYTES));
    }
}
