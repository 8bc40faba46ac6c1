package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Signals to processes of this suite, each named by its process id. */
enum Signals {
    KILL,
    STOP,
    CONT;

    void to(ProcessHandle process) throws IOException, InterruptedException {
        Process kill =
                new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid())).start();
        assertThat(kill.waitFor() == 0 || !runs(process))
                .as("%s reaches %d", this, process.pid())
                .isTrue();
    }

    /** Whether a SIGSTOP holds it. */
    static boolean holdStill(ProcessHandle process) throws IOException {
        String state = Files.readString(Path.of("/proc/%d/stat".formatted(process.pid())));
        return state.substring(state.lastIndexOf(')') + 2).startsWith("T");
    }

    /** SIGKILL to all of them, the first one first; returns when none runs. */
    static void kill(List<ProcessHandle> processes) throws IOException, InterruptedException {
        KILL.to(processes.getFirst());
        for (ProcessHandle process : processes.subList(1, processes.size())) {
            if (runs(process)) {
                process.destroyForcibly();
            }
        }
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> processes.stream().noneMatch(Signals::runs));
    }

    /** In a container that nobody tidies up, an ended process keeps its number, but no command. */
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
