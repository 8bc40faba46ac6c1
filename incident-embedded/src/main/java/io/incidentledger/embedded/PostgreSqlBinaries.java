package io.incidentledger.embedded;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The PostgreSQL programs of this platform, unpacked once per user and content.
 *
 * <p>They lie in the user's cache folder, not in the shared temporary folder, where somebody else
 * could have put other programs under the same name.
 */
final class PostgreSqlBinaries {

    private static final int OWNER_MAY_EXECUTE = 0100;

    private PostgreSqlBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    static synchronized Path unpacked() {
        try {
            byte[] archive = archive();
            Path cache = Folders.createPrivate(cacheFolder());
            Path installed = cache.resolve("postgresql-" + fingerprint(archive));
            return Files.isDirectory(installed) ? installed : install(archive, installed);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack the PostgreSQL programs", e);
        }
    }

    static byte[] archive() throws IOException {
        String name = "/postgres-" + platform() + ".txz";
        try (InputStream packed = PostgreSqlBinaries.class.getResourceAsStream(name)) {
            if (packed == null) {
                throw new EmbeddedFailure(
                        "No embedded PostgreSQL for this platform (%s is not on the class path): use one of your own"
                                .formatted(name));
            }
            return packed.readAllBytes();
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String kernel =
                system.startsWith("windows")
                        ? "windows"
                        : system.startsWith("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return kernel + "-" + machine;
    }

    private static Path cacheFolder() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path cache =
                configured == null || configured.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(configured);
        return cache.resolve("incident-ledger");
    }

    private static String fingerprint(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Renamed into place when complete, so that no start ever sees half an installation. */
    static Path install(byte[] archive, Path installed) throws IOException {
        Path unpacking = Files.createTempDirectory(installed.getParent(), "unpacking-");
        try (var tar =
                new TarArchiveInputStream(
                        new BufferedInputStream(
                                new XZInputStream(new ByteArrayInputStream(archive))))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                unpack(entry, tar, unpacking);
            }
            Files.move(unpacking, installed, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException notMoved) {
            // Another process may have been faster; the content is the same. Which exception says
            // so differs: Linux has none of its own for a folder that is not empty.
            if (!Files.isDirectory(installed)) {
                throw notMoved;
            }
        } finally {
            Folders.delete(unpacking);
        }
        return installed;
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
            throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !path.toFile().setExecutable(true)) {
            throw new IOException("Cannot make " + path + " executable");
        }
    }
}
