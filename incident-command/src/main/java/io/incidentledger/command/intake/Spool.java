package io.incidentledger.command.intake;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The body of an import, on disk until it has been taken. Its file has no name any more once it is
 * open, so that nothing of it is left, however the process ends.
 */
final class Spool implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final FileChannel file;

    private Spool(FileChannel file) {
        this.file = file;
    }

    /**
     * Receives a body to its end.
     *
     * @param folder where there is room for it
     * @param largest in bytes
     * @throws CommandRefused {@code REQUEST_TOO_LARGE}; {@code MALFORMED} if it breaks off
     */
    static Spool receive(InputStream body, Path folder, long largest) throws IOException {
        Path path = Files.createTempFile(folder, "import-", ".ndjson");
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Files.delete(path);
        try {
            copy(body, file, largest);
            return new Spool(file);
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    /** What was received, from the beginning. */
    InputStream content() throws IOException {
        file.position(0);
        return Channels.newInputStream(file);
    }

    private static void copy(InputStream body, FileChannel file, long largest) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
            total += read;
            if (total > largest) {
                throw tooLarge(largest);
            }
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
    }

    /** Whoever sends it has gone: nothing was decided yet. */
    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException brokenOff) {
            throw new CommandRefused(
                    Refusal.because(RefusalCode.MALFORMED, "The body could not be read"));
        }
    }

    static CommandRefused tooLarge(long largest) {
        return new CommandRefused(
                Refusal.because(
                        RefusalCode.REQUEST_TOO_LARGE,
                        "The import has more than %d bytes; send its lines in several, in their"
                                + " order",
                        largest));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
