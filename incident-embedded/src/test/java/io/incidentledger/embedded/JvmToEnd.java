package io.incidentledger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The main class of a JVM that runs both servers, has a commit acknowledged by each, and waits; an
 * ephemeral server too.
 */
final class JvmToEnd {

    static final String READY = "acknowledged";

    /** A file that names the cluster of the ephemeral server. */
    static final String EPHEMERAL = "ephemeral";

    private JvmToEnd() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        var postgreSql = EmbeddedPostgreSql.start(folder.resolve("postgresql"));
        try (var connection = postgreSql.connect("postgres")) {
            Sql.execute(connection, "CREATE TABLE fact AS SELECT 'row' AS name");
        }
        var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        Records.createTopic(kafka.bootstrapServers(), "facts");
        Records.send(kafka.bootstrapServers(), "facts", "record");
        try (var ephemeral = EmbeddedPostgreSql.ephemeral().connect("postgres")) {
            Files.writeString(
                    folder.resolve(EPHEMERAL), Sql.value(ephemeral, "SHOW data_directory"));
        }
        System.out.println(READY);
        System.in.read();
    }

    static Process start(Path folder) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                JvmToEnd.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var output = process.inputReader();
        for (String line = output.readLine(); !READY.equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IOException("The JVM ended before its servers were ready");
            }
        }
        return process;
    }
}
