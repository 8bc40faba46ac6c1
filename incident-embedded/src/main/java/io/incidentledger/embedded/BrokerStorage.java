package io.incidentledger.embedded;

import kafka.tools.StorageTool;

import org.apache.kafka.common.Uuid;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Gives a folder what a broker needs to find in it before its first start. */
final class BrokerStorage {

    private BrokerStorage() {}

    static Path log(Path folder) {
        return folder.toAbsolutePath().resolve("log");
    }

    /** Does nothing in a folder that has been formatted to the end. */
    static void format(Map<String, String> settings, Path folder) {
        try {
            Path log = Folders.createPrivate(log(folder));
            // Kafka writes this file last.
            if (!Files.exists(log.resolve("meta.properties"))) {
                format(store(settings, folder.resolve("server.properties")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot format " + folder, e);
        }
    }

    private static void format(Path settings) {
        var output = new ByteArrayOutputStream();
        String[] arguments = {
            "format", "--config", settings.toString(), "--cluster-id", Uuid.randomUuid().toString()
        };
        int status =
                StorageTool.execute(
                        arguments, new PrintStream(output, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new EmbeddedFailure(
                    "Kafka cannot format its folder: " + output.toString(StandardCharsets.UTF_8));
        }
    }

    private static Path store(Map<String, String> settings, Path file) throws IOException {
        var properties = new Properties();
        properties.putAll(settings);
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, "What the folder was formatted with; every start decides anew.");
        }
        return file;
    }
}
