package io.incidentledger.embedded;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder that one process at a time may use for one server.
 *
 * <p>The lock ends with the process, however that ends: whoever holds it knows that a server found
 * here has lost its process.
 */
final class DataFolder implements AutoCloseable {

    static final String LOCK = "in-use";

    /**
     * The folders of this JVM. Its own lock must never be tried by opening the file once more:
     * where locks belong to processes, closing any channel of the file would give the lock up.
     */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes a folder for this process, and makes it if it is not there.
     *
     * @throws EmbeddedFailure when another process has it, or another part of this one
     */
    static DataFolder claim(Path wanted) {
        try {
            Path folder = Folders.createPrivate(wanted);
            return tryClaim(folder)
                    .orElseThrow(
                            () -> new EmbeddedFailure(folder + " is in use by a running process"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + wanted, e);
        }
    }

    /** Takes an existing folder, unless it is in use. */
    static Optional<DataFolder> tryClaim(Path folder) throws IOException {
        if (!OURS.add(folder)) {
            return Optional.empty();
        }
        FileChannel lock = null;
        try {
            lock = lock(folder);
            return Optional.ofNullable(lock).map(held -> new DataFolder(folder, held));
        } finally {
            if (lock == null) {
                OURS.remove(folder);
            }
        }
    }

    private static @Nullable FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? null : channel;
    }

    /** Replaces what stands in the lock's own file; see {@link Ephemeral}. */
    void mark(String text) throws IOException {
        lock.truncate(0);
        lock.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    Path cluster() {
        return folder.resolve("cluster");
    }

    /** Where {@code initdb} works, until all of it is there. */
    Path unfinishedCluster() {
        return folder.resolve("cluster.unfinished");
    }

    Path passwordFile() {
        return folder.resolve("superuser-password");
    }

    Path serverLog() {
        return folder.resolve("server.log");
    }

    Path programOutput() {
        return folder.resolve("last-program-output.log");
    }

    boolean isHeld() {
        return lock.isOpen();
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot give up " + folder, e);
        } finally {
            OURS.remove(folder);
        }
    }

    boolean initialised() {
        return Files.isDirectory(cluster());
    }
}
