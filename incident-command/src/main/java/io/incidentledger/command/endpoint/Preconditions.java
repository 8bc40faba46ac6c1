package io.incidentledger.command.endpoint;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.request.Idempotency;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The headers under which a request is to be carried out.
 *
 * @param key of idempotency, if any
 * @param ifMatch the last sequence seen, if any
 */
record Preconditions(@Nullable String key, @Nullable Long ifMatch) {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String IF_MATCH = "If-Match";

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,200}");
    private static final Pattern STRONG = Pattern.compile("\"(0|[1-9]\\d{0,17})\"");

    static Preconditions of(HttpServletRequest request) {
        String key =
                header(
                        request,
                        IDEMPOTENCY_KEY,
                        VISIBLE,
                        "must be 1 to 200 visible ASCII characters");
        String version =
                header(
                        request,
                        IF_MATCH,
                        STRONG,
                        "must be the ETag of an earlier answer, such as \"7\"");
        return new Preconditions(
                key,
                version == null ? null : Long.valueOf(version.substring(1, version.length() - 1)));
    }

    /** The key with what it was given for. */
    @Nullable Idempotency idempotency(HttpServletRequest request, byte[] body) {
        return key == null ? null : new Idempotency(key, sha256(request, body));
    }

    private static @Nullable String header(
            HttpServletRequest request, String name, Pattern form, String rule) {
        List<String> values = Collections.list(request.getHeaders(name));
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1 || !form.matcher(values.getFirst()).matches()) {
            throw new CommandRefused(
                    Refusal.because(RefusalCode.MALFORMED, "%s %s, given once", name, rule));
        }
        return values.getFirst();
    }

    private static String sha256(HttpServletRequest request, byte[] body) {
        String what = request.getMethod() + "\n" + request.getRequestURI() + "\n";
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(what.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("Every Java has SHA-256", impossible);
        }
    }
}
