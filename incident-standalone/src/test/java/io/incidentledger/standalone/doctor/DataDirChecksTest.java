package io.incidentledger.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.standalone.key.InstallationKey;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

class DataDirChecksTest {
    private static final long MIB = 1024L * 1024;

    @TempDir private Path parent;

    @Test
    void a_folder_that_is_not_there_yet_is_fine() {
        Path dataDir = parent.resolve("a/b");
        assertThat(about("data folder", dataDir))
                .isEqualTo(Finding.ok("data folder", dataDir + " (not there yet)"));
    }

    @Test
    void a_file_in_its_place_fails() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));
        assertThat(about("data folder", file.resolve("data")))
                .isEqualTo(
                        Finding.fail(
                                "data folder",
                                file + " is no folder",
                                "Give another one with --data-dir"));
    }

    @Test
    void a_key_that_others_can_read_fails_and_says_what_to_type() throws Exception {
        InstallationKey.in(parent);
        Files.setPosixFilePermissions(
                parent.resolve(InstallationKey.FILE), PosixFilePermissions.fromString("rw-rw----"));
        assertThat(about("key", parent).level()).isEqualTo(Finding.Level.FAIL);
        assertThat(about("key", parent).found()).contains("chmod 600");
    }

    @Nested
    class The_disk {
        @Test
        void is_fine_with_room() {
            assertThat(DataDirChecks.space(5_000 * MIB))
                    .isEqualTo(Finding.ok("disk", "5000 MiB free"));
        }

        @Test
        void is_warned_about_when_it_gets_tight() {
            assertThat(DataDirChecks.space(999 * MIB).level()).isEqualTo(Finding.Level.WARN);
        }

        @Test
        void fails_when_hardly_anything_is_left() {
            assertThat(DataDirChecks.space(199 * MIB))
                    .isEqualTo(
                            Finding.fail(
                                    "disk",
                                    "199 MiB free",
                                    "Make room, or give another --data-dir"));
        }
    }

    @Nested
    class A_folder_in_use {
        @Test
        void fails_and_says_which() throws Exception {
            Path store = Files.createDirectories(parent.resolve("store"));
            try (FileChannel lock =
                    FileChannel.open(
                            store.resolve("in-use"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE)) {
                lock.lock();
                assertThat(about("PostgreSQL", parent).level()).isEqualTo(Finding.Level.FAIL);
                assertThat(about("PostgreSQL", parent).found()).startsWith(store + " is in use");
            }
        }

        @Test
        void is_fine_when_the_product_that_answers_is_what_uses_it() {
            assertThat(DataDirChecks.all(parent, true))
                    .extracting(Finding::subject)
                    .doesNotContain("PostgreSQL");
        }
    }

    @Nested
    class A_server_left_alive {
        @Test
        void is_told_and_needs_nothing() throws Exception {
            pidFile(ProcessHandle.current().pid());
            assertThat(about("PostgreSQL", parent).level()).isEqualTo(Finding.Level.WARN);
            assertThat(about("PostgreSQL", parent).remedy())
                    .isEqualTo("Nothing: the next ./incident up ends it");
        }

        @Test
        void is_not_taken_from_a_file_that_names_nobody() throws Exception {
            pidFile(Integer.MAX_VALUE);
            assertThat(DataDirChecks.all(parent, false))
                    .extracting(Finding::subject)
                    .doesNotContain("PostgreSQL");
        }

        private void pidFile(long pid) throws Exception {
            Path cluster = Files.createDirectories(parent.resolve("projections/cluster"));
            Files.write(cluster.resolve("postmaster.pid"), List.of(Long.toString(pid)));
        }
    }

    private static Finding about(String subject, Path dataDir) {
        return DataDirChecks.all(dataDir, false).stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }
}
