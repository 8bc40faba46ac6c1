package io.incidentledger.query.digest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes rows as text, and holds none of them. */
final class RowDigest {
    private final MessageDigest digest = begin();
    private long rows;

    /** A digest of nothing yet. */
    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("Every Java has SHA-256", impossible);
        }
    }

    void add(String row) {
        digest.update(row.getBytes(UTF_8));
        digest.update((byte) '\n');
        rows++;
    }

    /** Of all that was taken. */
    ProjectionDigest of(String table) {
        return new ProjectionDigest(table, rows, HexFormat.of().formatHex(digest.digest()));
    }
}
