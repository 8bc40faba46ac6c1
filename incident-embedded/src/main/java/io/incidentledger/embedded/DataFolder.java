package io.incidentledger.embedded;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A folder that one process at a time may use for one PostgreSQL cluster.
 *
 * <p>The lock ends with the process, however that ends: whoever holds it knows that a server found
 * here has lost its process.
 */
final class DataFolder implements AutoCloseable {

    final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static DataFolder claim(Path wanted) {
        try {
            Path folder = Folders.createPrivate(wanted);
            FileChannel lock =
                    FileChannel.open(
                            folder.resolve("in-use"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (tryLock(lock) == null) {
                lock.close();
                throw new EmbeddedFailure(folder + " is in use by a running process");
            }
            return new DataFolder(folder, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + wanted, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // by this very process
        }
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

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot give up " + folder, e);
        }
    }

    boolean initialised() {
        return Files.isDirectory(cluster());
    }
}
