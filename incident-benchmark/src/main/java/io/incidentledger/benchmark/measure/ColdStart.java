package io.incidentledger.benchmark.measure;

import io.incidentledger.benchmark.report.Measure;
import io.incidentledger.benchmark.report.Rounds;
import io.incidentledger.benchmark.report.Target;
import io.incidentledger.embedded.Ports;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The whole product with its servers, from the command line to its first answer. */
final class ColdStart {
    private static final int PATIENCE_SECONDS = 60;

    private ColdStart() {}

    /**
     * @param home where {@code ./incident} is
     */
    static void measure(Path home, Path folder, Extent extent, Findings findings)
            throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int start = 0; start < extent.coldStarts(); start++) {
            seconds.add(once(home, folder.resolve("cold-" + start)));
        }
        findings.add(
                new Measure(
                        "cold start of the whole product to its first answer",
                        " s",
                        new Rounds(seconds),
                        "./incident up in a new folder",
                        Target.atMost(15),
                        Target.atMost(8)));
    }

    private static double once(Path home, Path folder) throws IOException, InterruptedException {
        int port = Ports.free();
        long start = System.nanoTime();
        Process product =
                new ProcessBuilder(
                                home.resolve("incident").toString(),
                                "up",
                                "--data-dir",
                                folder.toString(),
                                "--port",
                                Integer.toString(port),
                                "--kafka-port",
                                Integer.toString(Ports.free()))
                        .redirectErrorStream(true)
                        .redirectOutput(
                                folder.resolveSibling(folder.getFileName() + ".log").toFile())
                        .start();
        try {
            Bench.await("the first answer", () -> answers(port) || !product.isAlive());
            if (!product.isAlive()) {
                throw new IllegalStateException("./incident up ended: see " + folder + ".log");
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            product.destroy();
            if (!product.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                product.destroyForcibly();
            }
        }
    }

    private static boolean answers(int port) {
        try {
            HttpURLConnection asked =
                    (HttpURLConnection)
                            URI.create(
                                            "http://127.0.0.1:%d/actuator/health/readiness"
                                                    .formatted(port))
                                    .toURL()
                                    .openConnection();
            return asked.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
