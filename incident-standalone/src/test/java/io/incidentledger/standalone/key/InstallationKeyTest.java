package io.incidentledger.standalone.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class InstallationKeyTest {
    private static final int AT_ONCE = 8;

    @TempDir private Path parent;
    private Path dataDir;
    private Path file;

    @BeforeEach
    void fresh() {
        dataDir = parent.resolve("data");
        file = dataDir.resolve(InstallationKey.FILE);
    }

    @Test
    void its_file_and_folder_are_its_owners_alone() throws Exception {
        InstallationKey.in(dataDir);
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(dataDir)).isEqualTo("rwx------");
    }

    @Test
    void it_stays_the_same_for_whoever_asks_next() {
        assertThat(InstallationKey.in(dataDir).publicKey())
                .isEqualTo(InstallationKey.in(dataDir).publicKey());
    }

    @Test
    void what_is_handed_out_holds_nothing_private() {
        assertThat(InstallationKey.in(dataDir).publicKey().isPrivate()).isFalse();
    }

    /** Fails when the file is written in place rather than linked once. */
    @Test
    void all_who_ask_at_once_get_the_same() throws Exception {
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        Callable<String> ask =
                () -> {
                    together.await();
                    return InstallationKey.in(dataDir).publicKey().toString();
                };
        Set<String> keys = new HashSet<>();
        try (ExecutorService askers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<String> key : askers.invokeAll(Collections.nCopies(AT_ONCE, ask))) {
                keys.add(key.get());
            }
        }
        assertThat(keys).hasSize(1);
        assertThat(dataDir).isDirectoryNotContaining("glob:**.unfinished");
    }

    @Test
    void a_file_that_others_can_read_is_refused_with_what_to_type() throws Exception {
        InstallationKey.in(dataDir);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> InstallationKey.in(dataDir))
                .isInstanceOf(KeyUnusable.class)
                .hasMessage("%s can be read by others; run: chmod 600 %s", file, file);
    }

    @Test
    void a_file_that_holds_no_key_is_refused_and_left_alone() throws Exception {
        PrivateFile.createOnce(file, "mine");
        assertThatThrownBy(() -> InstallationKey.in(dataDir))
                .isInstanceOf(KeyUnusable.class)
                .hasMessage("%s holds no key of an installation", file);
        assertThat(file).hasContent("mine");
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
