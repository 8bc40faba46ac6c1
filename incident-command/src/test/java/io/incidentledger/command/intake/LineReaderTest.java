package io.incidentledger.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lines keep the numbers that an editor shows, whatever is between them. */
class LineReaderTest {
    private static final int LONGEST = 12;

    @Test
    void numbers_every_line_and_passes_over_blank_ones() throws Exception {
        assertThat(read("one\n\n \t\ntwo\n")).containsExactly("1 one", "4 two");
    }

    @Test
    void ends_lines_as_either_kind_of_machine_does() throws Exception {
        assertThat(read("one\r\n\r\ntwo\r\n")).containsExactly("1 one", "3 two");
    }

    @Test
    void takes_a_last_line_that_does_not_end() throws Exception {
        assertThat(read("one\ntwo")).containsExactly("1 one", "2 two");
    }

    @Test
    void passes_over_a_line_that_is_too_long_and_takes_the_next() throws Exception {
        assertThat(read("123456789012\n1234567890123\nnext\n"))
                .containsExactly("1 123456789012", "2 too long", "3 next");
    }

    @Test
    void has_nothing_of_nothing() throws Exception {
        assertThat(read("")).isEmpty();
    }

    private static List<String> read(String text) throws IOException {
        LineReader reader = new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)), LONGEST);
        List<String> lines = new ArrayList<>();
        for (RawLine line = reader.next(); line != null; line = reader.next()) {
            lines.add(
                    switch (line) {
                        case RawLine.Whole(long number, byte[] bytes) ->
                                number + " " + new String(bytes, UTF_8);
                        case RawLine.TooLong(long number) -> number + " too long";
                    });
        }
        return lines;
    }
}
