package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The disk of a server fills up in the middle of traffic, and is given room again. Fails when
 * something is acknowledged that found no room. Needs the right to mount.
 */
@Tag("faults")
class FullDiskTest {
    private static final int MEGABYTES = 200;
    private static final int BETWEEN = 50;

    @TempDir private Path folder;

    @Test
    void of_the_store_refuses_and_forgets_nothing() throws Exception {
        try (Disk disk = Disk.mount(folder.resolve("store"))) {
            Testbed testbed = Testbed.start(folder);
            try (Scene scene = Scene.of(testbed)) {
                try (Workload _ = scene.traffic("disk")) {
                    scene.log().awaitMore(BETWEEN);
                    disk.fill();
                    await("somebody is told")
                            .atMost(Duration.ofMinutes(3))
                            .until(() -> scene.log().repeated() > 10);
                    assertThat(disk.free()).as("bytes left").isLessThan(100_000);
                    disk.giveRoom();
                    if (!Signals.runs(testbed.store().postmaster())) {
                        testbed.store().startAgain();
                    }
                    scene.log().awaitMore(BETWEEN);
                }
                scene.audit();
            }
        }
    }

    @Test
    void of_the_broker_holds_publication_up_and_loses_nothing() throws Exception {
        try (Disk disk = Disk.mount(folder.resolve("kafka"))) {
            Testbed testbed = Testbed.start(folder);
            try (Scene scene = Scene.of(testbed)) {
                try (Workload _ = scene.traffic("log")) {
                    scene.log().awaitMore(BETWEEN);
                    disk.fill();
                    await("publication stops")
                            .atMost(Duration.ofMinutes(3))
                            .until(() -> behind(scene) > 100);
                    scene.log().awaitMore(BETWEEN);
                    disk.giveRoom();
                    testbed.broker().kill();
                    testbed.broker().startAgain();
                    testbed.awaitBroker();
                    scene.log().awaitMore(BETWEEN);
                }
                scene.audit();
            }
        }
    }

    private static int behind(Scene scene) throws Exception {
        return scene.commands().health().at("/components/publisher/details/lagEvents").asInt(0);
    }

    /** A small disk of its own. */
    private record Disk(Path mounted, Path ballast) implements AutoCloseable {
        static Disk mount(Path folder) throws Exception {
            Files.createDirectories(folder);
            Need.MOUNT.given(
                    run(
                                    "mount",
                                    "-t",
                                    "tmpfs",
                                    "-o",
                                    "mode=0700,size=%dm".formatted(MEGABYTES),
                                    "none",
                                    folder.toString())
                            == 0);
            return new Disk(folder, folder.resolve("ballast"));
        }

        /** Takes every byte that is left. */
        void fill() throws IOException {
            byte[] block = new byte[4_096];
            try (OutputStream out = Files.newOutputStream(ballast)) {
                while (free() >= block.length) {
                    out.write(block);
                }
            } catch (IOException full) {
                assertThat(free()).as("%s", full).isLessThan(100_000);
            }
        }

        long free() throws IOException {
            return Files.getFileStore(mounted).getUsableSpace();
        }

        void giveRoom() throws IOException {
            Files.delete(ballast);
        }

        private static int run(String... command) {
            try {
                return new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            assertThat(run("umount", mounted.toString())).as("unmounted").isZero();
        }
    }
}
