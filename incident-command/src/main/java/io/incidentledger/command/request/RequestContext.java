package io.incidentledger.command.request;

import io.incidentledger.wire.actor.Actor;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * The circumstances of a request.
 *
 * @param actor who typed it
 * @param command the id of the request (UUID version 7), shared by all that it records
 * @param correlation what the whole exchange belongs to
 * @param causation what directly caused it; null when a person did
 * @param traceparent the W3C trace context
 * @param idempotency null when the client gave no key
 * @param ifMatch the last sequence of the stream that the client has seen; null when it does not
 *     say
 */
public record RequestContext(
        Actor actor,
        UUID command,
        String correlation,
        @Nullable String causation,
        String traceparent,
        @Nullable Idempotency idempotency,
        @Nullable Long ifMatch) {}
