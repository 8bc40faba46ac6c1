package io.incidentledger.benchmark.measure;

import io.incidentledger.benchmark.ground.Ground;

import org.apache.kafka.common.utils.AppInfoParser;
import org.axonframework.common.AxonConfigurationException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a run ran on, and with which durability: asked, not assumed. */
final class Machine {
    private static final List<String> DURABILITY =
            List.of("fsync", "synchronous_commit", "full_page_writes");

    private Machine() {}

    static Map<String, String> describe() throws IOException {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("when", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        machine.put("processor", processor());
        machine.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        machine.put("memory", memory());
        machine.put(
                "system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("java", System.getProperty("java.runtime.version"));
        machine.put("kafka", AppInfoParser.getVersion());
        machine.put(
                "axon",
                Objects.requireNonNullElse(
                        AxonConfigurationException.class.getPackage().getImplementationVersion(),
                        "unknown"));
        return machine;
    }

    private static String processor() throws IOException {
        return first(Path.of("/proc/cpuinfo"), "model name").replaceAll(".*: ", "");
    }

    private static String memory() throws IOException {
        return first(Path.of("/proc/meminfo"), "MemTotal").replaceAll(".*:\\s+", "");
    }

    private static String first(Path file, String start) throws IOException {
        if (!Files.exists(file)) {
            return "unknown";
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElse("unknown");
    }

    static Map<String, String> settings(Ground ground) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Connection store = ground.store();
                Connection projections = ground.projections()) {
            settings.put("postgresql", show(store, "server_version"));
            for (String name : DURABILITY) {
                settings.put("store " + name, show(store, name));
                settings.put("projections " + name, show(projections, name));
            }
        }
        settings.put("producers", "acks=all, enable.idempotence=true");
        return settings;
    }

    private static String show(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
