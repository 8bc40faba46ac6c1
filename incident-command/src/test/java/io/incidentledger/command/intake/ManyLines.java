package io.incidentledger.command.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;

/** The history of many incidents, a hundred lines each, written as it is read. */
final class ManyLines extends InputStream {
    private final int last;
    private byte[] line = declaration().getBytes(UTF_8);
    private int place;
    private int number;

    /**
     * @param last number of the last line, from 0
     */
    ManyLines(int last) {
        this.last = last;
    }

    /** How many lines were begun. */
    int begun() {
        return number + 1;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    /** As far as the end of the line. */
    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (place == line.length) {
            if (number == last) {
                return -1;
            }
            number++;
            line = line().getBytes(UTF_8);
            place = 0;
        }
        int count = Math.min(length, line.length - place);
        System.arraycopy(line, place, bytes, offset, count);
        place += count;
        return count;
    }

    private String line() {
        return number % 100 == 0 ? declaration() : note();
    }

    private String declaration() {
        return """
        {"ref": "%d", "type": "DeclareIncident", "nature": "OPERATIONAL", "severity": "LOW", "title": "Long"}
        """
                .formatted(number);
    }

    private String note() {
        return """
        {"ref": "%d", "incidentRef": "%d", "type": "LogNote", "text": "%s"}
        """
                .formatted(number, number - number % 100, "word ".repeat(60));
    }
}
