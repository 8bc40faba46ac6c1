package io.incidentledger.standalone.cli;

import io.incidentledger.standalone.JdbcAddress;
import io.incidentledger.standalone.StandaloneApplication;
import io.incidentledger.standalone.UpSettings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Starts the product. */
@Command(
        name = "up",
        description = {
            "Starts the whole product in the foreground: PostgreSQL, Kafka, commands, queries and"
                    + " the documentation on one address. Ctrl-C stops it; nothing is lost.",
            "",
            "What is given with an address is used as it is, and nothing of its own is started in"
                    + " its place. Passwords are taken from the environment alone:"
                    + " INCIDENT_JDBC_PASSWORD and INCIDENT_PROJECTIONS_JDBC_PASSWORD.",
            ""
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:It was stopped", "1:It could not start", "2:The command line is wrong"},
        footer = {
            "",
            "  ./incident up                        everything, kept in .incident-data",
            "  ./incident up --ephemeral            forgets everything when it stops",
            "  ./incident up --port 9000            somewhere else",
            "  ./incident doctor                    what is wrong, if it does not start"
        })
final class Up implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin private final PortOption port = new PortOption();
    @Mixin private final DataDirOption data = new DataDirOption();

    @Option(
            names = "--ephemeral",
            description = "Keep nothing but the key of the installation when it stops")
    private boolean ephemeral;

    private @Nullable Integer kafkaPort;

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            defaultValue = "${env:INCIDENT_JDBC_URL}",
            description = "PostgreSQL of the event store (or INCIDENT_JDBC_URL)")
    private @Nullable String jdbcUrl;

    @Option(
            names = "--jdbc-user",
            paramLabel = "NAME",
            defaultValue = "${env:INCIDENT_JDBC_USER:-incident}",
            description = "Its user (default: ${DEFAULT-VALUE}; or INCIDENT_JDBC_USER)")
    private String jdbcUser = "";

    @Option(
            names = "--projections-jdbc-url",
            paramLabel = "URL",
            defaultValue = "${env:INCIDENT_PROJECTIONS_JDBC_URL}",
            description = "PostgreSQL of the views (or INCIDENT_PROJECTIONS_JDBC_URL)")
    private @Nullable String projectionsJdbcUrl;

    @Option(
            names = "--projections-jdbc-user",
            paramLabel = "NAME",
            defaultValue = "${env:INCIDENT_PROJECTIONS_JDBC_USER:-incident}",
            description = "Its user (default: ${DEFAULT-VALUE}; or INCIDENT_PROJECTIONS_JDBC_USER)")
    private String projectionsJdbcUser = "";

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT[,...]",
            defaultValue = "${env:INCIDENT_BOOTSTRAP_SERVERS}",
            description = "Kafka brokers (or INCIDENT_BOOTSTRAP_SERVERS)")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "${env:INCIDENT_KAFKA_PORT}",
            description =
                    "Port of the embedded Kafka for other consumers (default: 9092 unless it is"
                            + " taken; or INCIDENT_KAFKA_PORT)")
    void setKafkaPort(@Nullable Integer wanted) {
        kafkaPort = wanted == null ? null : PortOption.require(wanted, "--kafka-port", spec);
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        StandaloneApplication.run(settings(), line -> say(out, line));
        return ExitCode.OK;
    }

    /** Several servers start at once, and each of them speaks. */
    private static synchronized void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    private UpSettings settings() {
        String brokers = given(bootstrapServers);
        if (brokers != null && kafkaPort != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--kafka-port is for the embedded Kafka and cannot go with"
                            + " --bootstrap-servers");
        }
        return new UpSettings(
                data.path(),
                ephemeral,
                port.port(),
                kafkaPort,
                address(jdbcUrl, jdbcUser, "INCIDENT_JDBC_PASSWORD"),
                address(
                        projectionsJdbcUrl,
                        projectionsJdbcUser,
                        "INCIDENT_PROJECTIONS_JDBC_PASSWORD"),
                brokers);
    }

    private static @Nullable JdbcAddress address(
            @Nullable String url, String user, String passwordVariable) {
        String where = given(url);
        if (where == null) {
            return null;
        }
        String password = System.getenv(passwordVariable);
        return new JdbcAddress(where, user, password == null ? "" : password);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
