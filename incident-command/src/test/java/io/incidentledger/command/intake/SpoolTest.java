package io.incidentledger.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.RefusalCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;

/** What is received is kept whole, or not at all, and leaves nothing behind. */
class SpoolTest {
    private static final byte[] BODY = "{\"ref\": \"1\"}\n".repeat(20_000).getBytes(UTF_8);

    @TempDir private Path folder;

    @Test
    void gives_back_what_it_received_from_the_beginning() throws Exception {
        try (Spool spool = Spool.receive(new ByteArrayInputStream(BODY), folder, BODY.length)) {
            assertThat(spool.content().readAllBytes()).isEqualTo(BODY);
        }
    }

    @Test
    void has_no_name_that_could_be_left() throws Exception {
        try (Spool _ = Spool.receive(new ByteArrayInputStream(BODY), folder, BODY.length)) {
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void refuses_one_byte_too_many() {
        refused(new ByteArrayInputStream(BODY), RefusalCode.REQUEST_TOO_LARGE);
    }

    @Test
    void refuses_half_a_body() throws Exception {
        InputStream gone = InputStream.nullInputStream();
        gone.close();
        refused(
                new SequenceInputStream(new ByteArrayInputStream(BODY, 0, 100), gone),
                RefusalCode.MALFORMED);
    }

    private void refused(InputStream body, RefusalCode code) {
        assertThatExceptionOfType(CommandRefused.class)
                .isThrownBy(() -> Spool.receive(body, folder, BODY.length - 1L))
                .satisfies(it -> assertThat(it.refusal().code()).isEqualTo(code));
        assertThat(folder).isEmptyDirectory();
    }
}
