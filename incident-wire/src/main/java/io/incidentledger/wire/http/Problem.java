package io.incidentledger.wire.http;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.refusal.Refusal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import java.util.List;
import java.util.Locale;

/**
 * Every failure as the client sees it. Lists that are empty are left out.
 *
 * @param type {@code urn:incident-ledger:problem:} and the code; stable
 * @param title the code in words
 * @param status the HTTP status
 * @param detail what is wrong, as a sentence with the ids in it
 * @param instance the path of the request
 * @param code for programs; stable: a {@link io.incidentledger.api.refusal.RefusalCode}, or {@link
 *     #FAULT}
 * @param traceId what to look for in the logs
 * @param errors the fields that are wrong
 * @param nearest known names near an unknown one, best first
 * @param objections what stands against it
 * @param despite the codes to name in {@code despite} to record it all the same
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String traceId,
        List<FieldError> errors,
        List<String> nearest,
        List<Objection> objections,
        List<ObjectionCode> despite) {
    /** The media type of every failure. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The code of what is our fault rather than the client's. */
    public static final String FAULT = "INTERNAL_ERROR";

    private static final String TYPE = "urn:incident-ledger:problem:";

    /**
     * One field that is wrong.
     *
     * @param pointer where, as a JSON pointer into the request's body
     * @param detail what is wrong with it
     */
    public record FieldError(String pointer, String detail) {}

    static Problem of(Refusal refusal, HttpServletRequest request) {
        return of(refusal, refusal.code().kind().status(), request);
    }

    /** A refusal under a status that none of our own codes has. */
    static Problem of(Refusal refusal, int status, HttpServletRequest request) {
        String field = refusal.field();
        return new Problem(
                TYPE + refusal.code(),
                words(refusal.code().name()),
                status,
                refusal.sentence(),
                path(request),
                refusal.code().name(),
                Traceparent.of(request).traceId(),
                field == null ? List.of() : List.of(new FieldError(field, refusal.sentence())),
                refusal.nearest(),
                refusal.objections(),
                refusal.objections().stream().map(Objection::code).distinct().toList());
    }

    /** Says nothing about its cause: that is in the logs, under the same trace. */
    static Problem fault(HttpServletRequest request) {
        return new Problem(
                TYPE + FAULT,
                words(FAULT),
                500,
                "Something went wrong here; nothing is wrong with the request",
                path(request),
                FAULT,
                Traceparent.of(request).traceId(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
    }

    private static String words(String code) {
        return code.charAt(0) + code.substring(1).replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
