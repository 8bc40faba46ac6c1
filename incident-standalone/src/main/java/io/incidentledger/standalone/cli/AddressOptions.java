package io.incidentledger.standalone.cli;

import io.incidentledger.standalone.GivenStore;
import io.incidentledger.standalone.JdbcAddress;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.function.UnaryOperator;

/** Where the servers are that others run; each of them apart. */
final class AddressOptions {
    private static final String USER = "incident";

    private final UnaryOperator<@Nullable String> environment;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            description = "PostgreSQL of the event store (or INCIDENT_STORE_JDBC_URL)")
    private @Nullable String jdbcUrl;

    @Option(
            names = "--jdbc-user",
            paramLabel = "NAME",
            description =
                    "Its application role, which may add to the record (default: incident; or"
                            + " INCIDENT_STORE_USERNAME)")
    private @Nullable String jdbcUser;

    @Option(
            names = "--jdbc-owner",
            paramLabel = "NAME",
            description =
                    "Its owner, who migrates (default: the application role, and then no grant"
                            + " protects the record; or INCIDENT_STORE_OWNER_USERNAME)")
    private @Nullable String jdbcOwner;

    @Option(
            names = "--projections-jdbc-url",
            paramLabel = "URL",
            description =
                    "PostgreSQL of the views; better another cluster than the store's (or"
                            + " INCIDENT_PROJECTIONS_JDBC_URL)")
    private @Nullable String projectionsUrl;

    @Option(
            names = "--projections-jdbc-user",
            paramLabel = "NAME",
            description = "Its owner (default: incident; or INCIDENT_PROJECTIONS_USERNAME)")
    private @Nullable String projectionsUser;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT[,...]",
            description = "Kafka brokers (or INCIDENT_KAFKA_BOOTSTRAP_SERVERS)")
    private @Nullable String bootstrapServers;

    AddressOptions(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Nullable GivenStore store() {
        String url = given(jdbcUrl, "INCIDENT_STORE_JDBC_URL");
        if (url == null) {
            return null;
        }
        JdbcAddress application =
                new JdbcAddress(
                        url,
                        given(jdbcUser, "INCIDENT_STORE_USERNAME", USER),
                        given(null, "INCIDENT_STORE_PASSWORD", ""));
        String owner = given(jdbcOwner, "INCIDENT_STORE_OWNER_USERNAME");
        return new GivenStore(
                application,
                owner == null
                        ? application
                        : new JdbcAddress(
                                url, owner, given(null, "INCIDENT_STORE_OWNER_PASSWORD", "")));
    }

    @Nullable JdbcAddress projections() {
        String url = given(projectionsUrl, "INCIDENT_PROJECTIONS_JDBC_URL");
        if (url == null) {
            return null;
        }
        if (url.equals(given(jdbcUrl, "INCIDENT_STORE_JDBC_URL"))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--projections-jdbc-url must be another database than --jdbc-url: what is in"
                            + " it can be dropped");
        }
        return new JdbcAddress(
                url,
                given(projectionsUser, "INCIDENT_PROJECTIONS_USERNAME", USER),
                given(null, "INCIDENT_PROJECTIONS_PASSWORD", ""));
    }

    @Nullable String bootstrapServers() {
        return given(bootstrapServers, "INCIDENT_KAFKA_BOOTSTRAP_SERVERS");
    }

    private @Nullable String given(@Nullable String option, String variable) {
        String text = option == null ? environment.apply(variable) : option;
        return text == null || text.isBlank() ? null : text;
    }

    private String given(@Nullable String option, String variable, String otherwise) {
        String text = given(option, variable);
        return text == null ? otherwise : text;
    }
}
