package io.incidentledger.command.request;

/**
 * What makes a repeated request the same request.
 *
 * @param key chosen by the client: 1 to 200 visible ASCII characters
 * @param sha256 of the method, the path and the body, as 64 lower-case hexadecimal digits; another
 *     one under the same key is refused
 */
public record Idempotency(String key, String sha256) {}
