package io.incidentledger.standalone.key;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that its owner alone may read. Where the file system knows no owners, any file. */
final class PrivateFile {
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PrivateFile() {}

    /** Whole or not at all; if somebody else was first, theirs stays. */
    static void createOnce(Path file, String content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(folder, posix ? mode("rwx------") : new FileAttribute<?>[0]);
        // Made by createTempFile, it is the owner's alone from its first moment.
        Path unfinished = Files.createTempFile(folder, ".key", ".unfinished");
        try {
            Files.writeString(unfinished, content);
            // A link appears at once and never replaces: two who start together get one key.
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException _) {
            return;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    static void requireOwnerOnly(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new KeyUnusable(
                    "%s can be read by others; run: chmod 600 %s".formatted(file, file), null);
        }
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
