package io.incidentledger.wire.http;

import io.opentelemetry.api.trace.SpanContext;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The trace that a request belongs to, and this request's own place in it.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 lower-case hexadecimal digits, not all zero
 * @param flags 2 lower-case hexadecimal digits
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public record Traceparent(String traceId, String spanId, String flags) {
    /** The header, in requests and answers. */
    public static final String HEADER = "traceparent";

    private static final String ATTRIBUTE = Traceparent.class.getName();
    private static final Pattern FORM =
            Pattern.compile(
                    "(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?");

    /**
     * The trace of a request, as {@link TraceFilter} has found it; a new one where the filter has
     * not been.
     */
    public static Traceparent of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Traceparent known ? known : begun();
    }

    /** Goes on with the caller's trace, or begins one if there is none that can be read. */
    static Traceparent continuing(@Nullable String header) {
        Matcher parts = FORM.matcher(header == null ? "" : header);
        boolean known = parts.matches() && !(parts.group(1).equals("00") && parts.group(4) != null);
        return known ? new Traceparent(parts.group(2), randomHex(1), parts.group(3)) : begun();
    }

    /** The place of a span. */
    static Traceparent of(SpanContext span) {
        return new Traceparent(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex());
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    private static Traceparent begun() {
        return new Traceparent(randomHex(2), randomHex(1), "00");
    }

    private static String randomHex(int longs) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < longs; i++) {
            // Never zero, which would make the id invalid.
            digits.append(
                    HexFormat.of()
                            .toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE)));
        }
        return digits.toString();
    }

    /** The header's value. */
    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }
}
