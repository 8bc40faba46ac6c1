package io.incidentledger.command.endpoint;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;

import io.incidentledger.command.request.RequestContext;
import io.incidentledger.wire.actor.Reader;
import io.incidentledger.wire.http.ActorAuthentication;
import io.incidentledger.wire.http.Body;
import io.incidentledger.wire.http.Traceparent;
import io.incidentledger.wire.json.RequestReader;

import jakarta.servlet.http.HttpServletRequest;

import tools.jackson.databind.JsonNode;

/**
 * A request, opened: what it says and the circumstances.
 *
 * @param body the body as a tree
 * @param reader what they may see
 * @param context who, when repeated, and expecting what
 */
record Envelope(JsonNode body, Reader reader, RequestContext context) {
    private static final TimeBasedEpochRandomGenerator COMMANDS =
            Generators.timeBasedEpochRandomGenerator();

    /**
     * Reads the request to its end.
     *
     * @throws io.incidentledger.api.refusal.CommandRefused if it is too large or malformed
     */
    static Envelope open(HttpServletRequest request, ActorAuthentication who) {
        Preconditions preconditions = Preconditions.of(request);
        byte[] bytes = Body.read(request);
        Traceparent trace = Traceparent.of(request);
        return new Envelope(
                RequestReader.tree(bytes),
                who.reader(),
                new RequestContext(
                        who.getPrincipal(),
                        COMMANDS.generate(),
                        trace.traceId(),
                        null,
                        trace.toString(),
                        preconditions.idempotency(request, bytes),
                        preconditions.ifMatch()));
    }
}
