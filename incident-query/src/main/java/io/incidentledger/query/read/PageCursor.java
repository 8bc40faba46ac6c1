package io.incidentledger.query.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

import java.util.Base64;
import java.util.List;

/** Where a list goes on: opaque to whoever holds it, and good for the same list only. */
public final class PageCursor {
    private static final String SEPARATOR = " ";

    private PageCursor() {}

    /**
     * Of parts without blanks.
     *
     * @param list which list it is good for
     * @param keys the sort key of the last item that was shown
     */
    public static String of(String list, Object... keys) {
        StringBuilder text = new StringBuilder(list);
        for (Object key : keys) {
            text.append(SEPARATOR).append(key);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(UTF_8));
    }

    /**
     * The sort key again; null if no cursor is given.
     *
     * @throws MalformedInput if it is none of ours, or another list's
     */
    public static @Nullable List<Long> read(String list, int keys, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            List<String> parts =
                    List.of(
                            new String(Base64.getUrlDecoder().decode(cursor), UTF_8)
                                    .split(SEPARATOR, -1));
            if (parts.size() == keys + 1 && parts.getFirst().equals(list)) {
                return parts.stream().skip(1).map(Long::valueOf).toList();
            }
        } catch (IllegalArgumentException foreign) {
            throw new MalformedInput("cursor", "must be the one that came with this list");
        }
        throw new MalformedInput("cursor", "must be the one that came with this list");
    }
}
