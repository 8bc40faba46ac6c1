package io.incidentledger.query.digest;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes rows as text, each ended by a line feed, and holds none of them. */
final class RowDigest extends OutputStream {
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

    @Override
    public void write(int character) {
        write(new byte[] {(byte) character}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        for (int place = offset; place < offset + length; place++) {
            rows += bytes[place] == '\n' ? 1 : 0;
        }
    }

    /** Of all that was taken. */
    ProjectionDigest of(String table) {
        return new ProjectionDigest(table, rows, HexFormat.of().formatHex(digest.digest()));
    }
}
