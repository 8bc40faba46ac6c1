package io.incidentledger.command.request;

import org.jspecify.annotations.Nullable;

/**
 * What makes a repeated request the same request.
 *
 * @param key chosen by the client: 1 to 200 visible ASCII characters
 * @param sha256 of the method, the path and the body, as 64 lower-case hexadecimal digits; another
 *     one under the same key is refused. Of a line of an import: of the line alone
 * @param source where a line of an import is from: its keys are the source's, whoever imports it;
 *     null for any other request, whose keys are the caller's
 */
public record Idempotency(String key, String sha256, @Nullable String source) {
    /** Of a request that is no line of an import. */
    public Idempotency(String key, String sha256) {
        this(key, sha256, null);
    }
}
