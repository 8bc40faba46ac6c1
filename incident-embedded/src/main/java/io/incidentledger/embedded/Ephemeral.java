package io.incidentledger.embedded;

import io.incidentledger.embedded.PostgreSqlPrograms.Stop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/**
 * Temporary folders of servers, which end with their process. A process that is killed leaves its
 * folder, and in it a running PostgreSQL that nobody can find any more: whoever starts next removes
 * both.
 *
 * <p>The mark in the lock's file tells an orphan from a folder that is only being made: it is
 * written once the lock is held, so a marked folder without a lock has lost its process.
 */
final class Ephemeral {

    private static final Logger LOG = LoggerFactory.getLogger(Ephemeral.class);
    private static final String PREFIX = "incident-ledger-";
    private static final String NOT_MARKED = "";

    private Ephemeral() {}

    /** A new folder, this process's until {@link #remove}. */
    static DataFolder create() {
        try {
            DataFolder data = DataFolder.claim(Files.createTempDirectory(PREFIX).toRealPath());
            data.mark("ephemeral, of process " + ProcessHandle.current().pid());
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a temporary folder", e);
        }
    }

    /** Gives a folder up, with everything in it; its server has ended. Again and again is fine. */
    static void remove(DataFolder data) {
        if (!data.isHeld()) {
            return;
        }
        try {
            // Without the lock it would be an orphan to others, who would delete at the same time.
            data.mark(NOT_MARKED);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot give up " + data.folder, e);
        } finally {
            data.close();
        }
        Folders.delete(data.folder);
    }

    /**
     * Ends and deletes what killed processes of this user have left. Never fails for their sake.
     */
    static void removeOrphans() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> found = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : found) {
                removeIfOrphan(folder);
            }
        } catch (IOException e) {
            LOG.warn("Cannot look for what killed processes left in {}", temporary, e);
        }
    }

    private static void removeIfOrphan(Path folder) {
        try {
            if (isMarked(folder)) {
                DataFolder.tryClaim(folder.toRealPath()).ifPresent(Ephemeral::removeOrphan);
            }
        } catch (IOException | UncheckedIOException | EmbeddedFailure e) {
            LOG.warn("Cannot remove {}, which a killed process left", folder, e);
        }
    }

    private static void removeOrphan(DataFolder orphan) {
        try (orphan) {
            LOG.warn("Removing {}, left by a process that was killed", orphan.folder);
            LeftoverPostmaster.end(orphan.cluster(), PostgreSqlPrograms.in(orphan), Stop.IMMEDIATE);
            remove(orphan);
        }
    }

    /** In a folder that everybody can write to, others may have made one of that name. */
    private static boolean isMarked(Path folder) throws IOException {
        Path lock = folder.resolve(DataFolder.LOCK);
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)
                && Files.size(lock) > 0
                && Files.getOwner(folder).equals(ourselves());
    }

    /** Asked of the file system: in a container the user may have no name. */
    private static UserPrincipal ourselves() throws IOException {
        Path own = Files.createTempFile(PREFIX, ".owner");
        try {
            return Files.getOwner(own);
        } finally {
            Files.delete(own);
        }
    }
}
