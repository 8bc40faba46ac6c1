package io.incidentledger.command.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.catalogue.CatalogueCommand.RegisterService;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterTenant;
import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.IncidentCommand;
import io.incidentledger.api.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.api.incident.IncidentCommand.TakeServiceOffline;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.Nature;
import io.incidentledger.api.incident.Severity;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.request.CatalogueDesk;
import io.incidentledger.command.request.CatalogueRequest;
import io.incidentledger.command.request.Idempotency;
import io.incidentledger.command.request.IncidentDesk;
import io.incidentledger.command.request.IncidentRequest;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RequestContext;
import io.incidentledger.command.store.StoreTransactions;
import io.incidentledger.embedded.Backends;
import io.incidentledger.embedded.Database;
import io.incidentledger.embedded.EmbeddedKafka;
import io.incidentledger.wire.actor.Actor;
import io.incidentledger.wire.actor.Role;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The command side as it is wired, on a real store and a real broker. One for all tests that ask
 * for it; each of them declares incidents of its own.
 */
final class CommandSide implements AutoCloseable {
    /** Gives it to the constructor of a test. */
    static final class Running implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
            return parameter.getParameter().getType() == CommandSide.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
            return extension
                    .getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(CommandSide.class);
        }
    }

    private static final Actor OPERATOR =
            new Actor("urn:test", "operator-1", Set.of(Role.OPERATOR, Role.ADMINISTRATOR));
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final EmbeddedKafka kafka = EmbeddedKafka.ephemeral();
    private final ConfigurableApplicationContext context;
    private final IncidentDesk incidents;
    private final StoreTransactions store;
    private final Database database = Backends.postgreSql().freshDatabase();

    CommandSide() {
        context = node(database, kafka.bootstrapServers());
        refuseAnyWriteBeforeTheEvent(database);
        incidents = context.getBean(IncidentDesk.class);
        store = context.getBean(StoreTransactions.class);
        context.getBean(CatalogueDesk.class)
                .carryOut(
                        new CatalogueRequest(
                                List.of(
                                        CatalogueStatement.of(
                                                new RegisterService(
                                                        new ServiceId("eau"),
                                                        "eAU",
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        List.of(),
                                                        false),
                                                Asserted.NOW),
                                        CatalogueStatement.of(
                                                new RegisterTenant(
                                                        new TenantId("sbk"), "SBK", false),
                                                Asserted.NOW)),
                                request(null, null)));
    }

    /** A node on a database and a broker; its migrations and first commands are done. */
    static ConfigurableApplicationContext node(Database database, String kafka) {
        return node(database, kafka, Map.of());
    }

    /** The same with more settings, and with more beans. */
    static ConfigurableApplicationContext node(
            Database database, String kafka, Map<String, Object> settings, Class<?>... beans) {
        return new SpringApplicationBuilder(CommandWiring.class)
                .sources(beans)
                .web(WebApplicationType.NONE)
                .properties(settings)
                .properties(
                        Map.of(
                                // What passes is looked at by the tests.
                                "incident.deadlines.interval", "1h",
                                "incident.store.jdbc-url", database.jdbcUrl(),
                                "incident.store.username", database.application().name(),
                                "incident.store.password", database.application().password(),
                                "incident.store.owner-username", database.owner().name(),
                                "incident.store.owner-password", database.owner().password(),
                                "incident.kafka.bootstrap-servers", kafka,
                                "incident.publication.replication", 1,
                                "incident.publication.min-insync", 1))
                .run();
    }

    /** In the database: a receipt or a number written before the event would be noticed by none. */
    private static void refuseAnyWriteBeforeTheEvent(Database database) {
        try (InputStream guard =
                        Objects.requireNonNull(
                                CommandSide.class.getResourceAsStream(
                                        "/db/guard/R__the_event_is_the_first_write.sql"));
                Connection owner = owner(database);
                Statement statement = owner.createStatement()) {
            statement.execute(new String(guard.readAllBytes(), UTF_8));
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A second node on the same store; whoever asks for it closes it. */
    ConfigurableApplicationContext anotherNode() {
        return node(database, kafka.bootstrapServers());
    }

    /** The same, and it is known what it reads. */
    ReadingNode readingNode() {
        return new ReadingNode(database, kafka.bootstrapServers(), Map.of());
    }

    /** The same, which remembers the states of so many events. */
    ReadingNode readingNode(int rememberedEvents) {
        return new ReadingNode(
                database,
                kafka.bootstrapServers(),
                Map.of("incident.store.remembered-events", rememberedEvents));
    }

    /** A connection of the role that owns the tables. */
    Connection owner() throws SQLException {
        return owner(database);
    }

    private static Connection owner(Database database) throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.owner().name(), database.owner().password());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient jdbc() {
        return store.jdbc();
    }

    long eventsOf(IncidentId incident) {
        return jdbc().sql("SELECT count(*) FROM event WHERE aggregate_identifier = :id")
                .param("id", incident.value())
                .query(Long.class)
                .single();
    }

    IncidentId declared() {
        return new IncidentId(declare(request(null, null)).stream());
    }

    Recorded declare(RequestContext request) {
        return carryOut(declaration(request));
    }

    static IncidentRequest declaration(RequestContext request) {
        return new IncidentRequest(
                null,
                List.of(
                        stated(
                                new DeclareIncident(
                                        Nature.SECURITY, Severity.CRITICAL, "Attack", null, null))),
                request);
    }

    Recorded take(IncidentId incident, IncidentCommand command, RequestContext request) {
        return carryOut(new IncidentRequest(incident, List.of(stated(command)), request));
    }

    Recorded carryOut(IncidentRequest request) {
        return incidents.carryOut(request);
    }

    static IncidentStatement stated(IncidentCommand command) {
        return IncidentStatement.of(command, Asserted.NOW);
    }

    static TakeServiceOffline off() {
        return new TakeServiceOffline(
                new ServiceId("eau"),
                TenantSelection.of(List.of(new TenantId("sbk"))),
                Cause.ISOLATION,
                null,
                null);
    }

    static RequestContext request(@Nullable Idempotency idempotency, @Nullable Long ifMatch) {
        UUID command = UUID.randomUUID();
        return new RequestContext(
                OPERATOR, command, command.toString(), null, TRACE, idempotency, ifMatch);
    }

    static Consumer<Throwable> refusedWith(RefusalCode code) {
        return thrown ->
                assertThat(thrown)
                        .isInstanceOfSatisfying(
                                CommandRefused.class,
                                refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    @Override
    public void close() {
        context.close();
        kafka.close();
    }
}
