package io.incidentledger.command.store;

/**
 * What was answered to a command, so that a retry gets the same answer.
 *
 * @param issuer who issued the token of the caller
 * @param subject the caller, unique within the issuer
 * @param key the caller's idempotency key
 * @param requestSha256 SHA-256 of method, path and body: 64 lower-case hexadecimal digits
 * @param status the HTTP status, 200 to 299: only what took effect has a receipt
 * @param answer the body, as sent
 * @param stream the stream that the command changed
 */
public record Receipt(
        String issuer,
        String subject,
        String key,
        String requestSha256,
        int status,
        String answer,
        String stream) {}
