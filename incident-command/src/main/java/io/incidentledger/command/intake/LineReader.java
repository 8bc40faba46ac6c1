package io.incidentledger.command.intake;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Splits bytes into lines, one at a time; holds no more than the longest line that is taken. */
final class LineReader {
    private static final int BUFFER = 1 << 16;

    private final InputStream bytes;
    private final int longest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;

    /**
     * @param longest bytes of a line without what ends it
     */
    LineReader(InputStream bytes, int longest) {
        this.bytes = new BufferedInputStream(bytes, BUFFER);
        this.longest = longest;
    }

    /** The next line that is not blank; null behind the last. */
    @Nullable RawLine next() throws IOException {
        for (int first = bytes.read(); first >= 0; first = bytes.read()) {
            number++;
            if (!read(first)) {
                return new RawLine.TooLong(number);
            }
            byte[] whole = withoutReturn(line.toByteArray());
            if (!isBlank(whole)) {
                return new RawLine.Whole(number, whole);
            }
        }
        return null;
    }

    /** Reads to the end of the line; whether it is short enough. */
    private boolean read(int first) throws IOException {
        line.reset();
        boolean fits = true;
        for (int next = first; next >= 0 && next != '\n'; next = bytes.read()) {
            fits = fits && line.size() < longest;
            if (fits) {
                line.write(next);
            }
        }
        return fits;
    }

    private static byte[] withoutReturn(byte[] line) {
        int last = line.length - 1;
        return last >= 0 && line[last] == '\r' ? Arrays.copyOf(line, last) : line;
    }

    private static boolean isBlank(byte[] line) {
        for (byte character : line) {
            if (character != ' ' && character != '\t') {
                return false;
            }
        }
        return true;
    }
}
