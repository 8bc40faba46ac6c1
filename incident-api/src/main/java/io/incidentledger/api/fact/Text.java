package io.incidentledger.api.fact;

import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

/**
 * The limits of free text, in Unicode code points. Past them a request is refused; nothing is ever
 * cut off. Text is kept as it came and never run as markup.
 */
public final class Text {
    /** A line that names something. */
    public static final int TITLE = 200;

    /** A reference to a person, a step, a wave, a source. */
    public static final int REFERENCE = 200;

    /** A statement, a reason, a note: about ten printed pages. */
    public static final int STATEMENT = 20_000;

    private Text() {}

    /**
     * Requires a text that says something.
     *
     * @throws MalformedInput if it is blank or longer than {@code limit} code points
     */
    public static void require(String field, @Nullable String text, int limit) {
        if (text == null || text.isBlank()) {
            throw new MalformedInput(field, "must not be blank");
        }
        limit(field, text, limit);
    }

    /**
     * Allows no text, or one within the limit.
     *
     * @throws MalformedInput if it is longer than {@code limit} code points, or holds a NUL
     */
    public static void limit(String field, @Nullable String text, int limit) {
        if (text == null) {
            return;
        }
        int length = text.codePointCount(0, text.length());
        if (length > limit) {
            throw MalformedInput.tooLong(field, length, limit);
        }
        if (text.indexOf('\0') >= 0) {
            throw new MalformedInput(field, "must not hold the character U+0000");
        }
    }
}
