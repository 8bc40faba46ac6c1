package io.incidentledger.standalone.cli;

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
import java.util.function.UnaryOperator;

/** Starts the product. */
@Command(
        name = "up",
        description = {
            "Starts the whole product in the foreground: PostgreSQL, Kafka, commands, queries and"
                    + " the documentation on one address. Ctrl-C stops it; nothing is lost.",
            "",
            "What is given with an address is used as it is, and nothing of its own is started in"
                    + " its place.",
            ""
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:It was stopped", "1:It could not start", "2:The command line is wrong"},
        footer = {
            "",
            "Servers of your own, from PostgreSQL 15 and Kafka 4.0:",
            "  CREATE ROLE ledger_owner LOGIN PASSWORD '...';",
            "  CREATE ROLE ledger LOGIN PASSWORD '...';",
            "  CREATE DATABASE incident_store OWNER ledger_owner;",
            "The owner migrates at the start and grants the other role what it needs: to read and"
                    + " to add. The views are one role's, which owns their database. Passwords"
                    + " come from the environment alone: INCIDENT_STORE_PASSWORD,"
                    + " INCIDENT_STORE_OWNER_PASSWORD, INCIDENT_PROJECTIONS_PASSWORD. Topics are"
                    + " made with INCIDENT_KAFKA_REPLICATION copies (3), of which"
                    + " INCIDENT_KAFKA_MIN_INSYNC (2) must have a record before it counts.",
            "  ./incident up --jdbc-url jdbc:postgresql://db/incident_store --jdbc-user ledger"
                    + " --jdbc-owner ledger_owner --bootstrap-servers kafka:9092",
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
    @Mixin private final AddressOptions addresses;

    @Option(
            names = "--ephemeral",
            description = "Keep nothing but the key of the installation when it stops")
    private boolean ephemeral;

    private @Nullable Integer kafkaPort;

    Up() {
        this(System::getenv);
    }

    /**
     * @param environment variables by their names
     */
    Up(UnaryOperator<@Nullable String> environment) {
        addresses = new AddressOptions(environment);
    }

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

    UpSettings settings() {
        String brokers = addresses.bootstrapServers();
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
                addresses.store(),
                addresses.projections(),
                brokers);
    }
}
