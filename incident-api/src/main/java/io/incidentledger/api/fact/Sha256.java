package io.incidentledger.api.fact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.incidentledger.api.refusal.MalformedInput;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest: 64 hexadecimal digits, taken in either case and kept in lower case.
 *
 * @param value the text
 */
public record Sha256(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{64}");

    /**
     * From its text.
     *
     * @throws MalformedInput if it is no such digest
     */
    @JsonCreator
    public Sha256 {
        if (!FORM.matcher(value).matches()) {
            throw new MalformedInput("sha256", "must be 64 hexadecimal digits");
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    /** Of a text, as its bytes in UTF-8. */
    public static Sha256 ofText(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return new Sha256(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
