package io.incidentledger.command.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.incidentledger.api.catalogue.CatalogueCommand.RegisterService;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterTenant;
import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.incident.Cause;
import io.incidentledger.api.incident.IncidentCommand;
import io.incidentledger.api.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.api.incident.IncidentCommand.LogNote;
import io.incidentledger.api.incident.IncidentCommand.TakeServiceOffline;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.Nature;
import io.incidentledger.api.incident.Severity;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.catalogue.CatalogueCache;
import io.incidentledger.command.publication.Publisher;
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

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The command side as it is wired, on a real store and a real broker. */
class CommandSideTest {
    private static final Actor OPERATOR =
            new Actor("urn:test", "operator-1", Set.of(Role.OPERATOR, Role.ADMINISTRATOR));
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static EmbeddedKafka kafka;
    private static ConfigurableApplicationContext context;
    private static IncidentDesk incidents;
    private static CatalogueDesk catalogue;
    private static StoreTransactions store;

    @BeforeAll
    static void start() {
        Database database = Backends.postgreSql().freshDatabase();
        kafka = EmbeddedKafka.ephemeral();
        context =
                new SpringApplicationBuilder(CommandWiring.class)
                        .web(WebApplicationType.NONE)
                        .properties(
                                Map.of(
                                        "incident.store.jdbc-url", database.jdbcUrl(),
                                        "incident.store.username", database.application().name(),
                                        "incident.store.password",
                                                database.application().password(),
                                        "incident.store.owner-username", database.owner().name(),
                                        "incident.store.owner-password",
                                                database.owner().password(),
                                        "incident.kafka.bootstrap-servers",
                                                kafka.bootstrapServers(),
                                        "incident.publication.replication", 1,
                                        "incident.publication.min-insync", 1))
                        .run();
        incidents = context.getBean(IncidentDesk.class);
        catalogue = context.getBean(CatalogueDesk.class);
        store = context.getBean(StoreTransactions.class);
        catalogue.carryOut(
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
                                        new RegisterTenant(new TenantId("sbk"), "SBK", false),
                                        Asserted.NOW)),
                        request(null, null)));
    }

    @AfterAll
    static void stop() {
        context.close();
        kafka.close();
    }

    @Test
    void axon_and_spring_share_one_transaction() {
        assertThat(
                        context.getBean(org.axonframework.config.Configuration.class)
                                .getComponent(TransactionManager.class))
                .isInstanceOf(SpringTransactionManager.class);
    }

    @Test
    void the_first_start_opens_the_catalogue_by_the_system_itself() {
        assertThat(
                        store.jdbc()
                                .sql(
                                        """
                                        SELECT payload_type || ' ' || convert_from(metadata, 'UTF8')
                                          FROM event WHERE aggregate_identifier = 'catalogue'
                                           AND sequence_number = 0
                                        """)
                                .query(String.class)
                                .single())
                .startsWith("CatalogueOpened {")
                .contains("\"subject\":\"system\"");
        assertThat(context.getBean(CatalogueCache.class).current().version()).isEqualTo(2);
    }

    @Test
    void what_is_recorded_is_published() {
        IncidentId incident = declared();
        take(incident, off(), request(null, null));
        Publisher publisher = context.getBean(Publisher.class);
        long events = store.jdbc().sql("SELECT count(*) FROM event").query(Long.class).single();
        await().untilAsserted(
                        () ->
                                assertThat(publisher.status().acknowledged())
                                        .isGreaterThanOrEqualTo(events - 1));
    }

    @Nested
    class ARequestWithAnIdempotencyKey {
        private final Idempotency key =
                new Idempotency(UUID.randomUUID().toString(), "a".repeat(64));

        @Test
        void is_carried_out_once_and_answered_the_same_again() {
            IncidentId incident = declared();
            Recorded first = take(incident, off(), request(key, null));
            Recorded again = take(incident, off(), request(key, null));
            assertThat(again).isEqualTo(first);
            assertThat(eventsOf(incident)).isEqualTo(2);
        }

        @Test
        void is_refused_with_other_content() {
            IncidentId incident = declared();
            take(incident, off(), request(key, null));
            Idempotency other = new Idempotency(key.key(), "b".repeat(64));
            assertThatThrownBy(() -> take(incident, new LogNote("x"), request(other, null)))
                    .satisfies(refusedWith(RefusalCode.IDEMPOTENCY_KEY_REUSED));
        }

        @Test
        void declares_one_incident_however_often_it_comes() {
            Recorded first = declare(request(key, null));
            assertThat(declare(request(key, null))).isEqualTo(first);
        }

        @Test
        void is_answered_before_its_version_is_looked_at() {
            IncidentId incident = declared();
            Recorded first = take(incident, off(), request(key, 0L));
            assertThat(take(incident, off(), request(key, 0L))).isEqualTo(first);
        }
    }

    @Nested
    class ARefusal {
        @Test
        void changes_nothing() {
            IncidentId incident = declared();
            take(incident, off(), request(null, null));
            assertThatThrownBy(() -> take(incident, off(), request(null, null)))
                    .satisfies(refusedWith(RefusalCode.OBJECTED));
            assertThat(eventsOf(incident)).isEqualTo(2);
        }

        @Test
        void names_an_incident_that_does_not_exist() {
            assertThatThrownBy(
                            () ->
                                    take(
                                            new IncidentId("INC-1999-000001"),
                                            off(),
                                            request(null, null)))
                    .satisfies(refusedWith(RefusalCode.UNKNOWN_INCIDENT));
        }

        @Test
        void says_that_the_stream_has_moved_on() {
            IncidentId incident = declared();
            take(incident, off(), request(null, 0L));
            assertThatThrownBy(() -> take(incident, new LogNote("late"), request(null, 0L)))
                    .satisfies(refusedWith(RefusalCode.STALE));
        }

        @Test
        void says_how_large_an_event_may_be() {
            // Six bytes of JSON for each control character.
            String large = "\u0001".repeat(20_000);
            IncidentId incident = declared();
            take(incident, new LogNote(large), request(null, null));
            assertThat(eventsOf(incident)).isEqualTo(2);
        }
    }

    @Test
    void several_statements_of_one_request_stand_or_fall_together() {
        IncidentId incident = declared();
        assertThatThrownBy(
                        () ->
                                incidents.carryOut(
                                        new IncidentRequest(
                                                incident,
                                                List.of(
                                                        stated(new LogNote("first")),
                                                        stated(off()),
                                                        stated(off())),
                                                request(null, null))))
                .satisfies(refusedWith(RefusalCode.OBJECTED));
        assertThat(eventsOf(incident)).isEqualTo(1);
    }

    private static java.util.function.Consumer<Throwable> refusedWith(RefusalCode code) {
        return thrown ->
                assertThat(thrown)
                        .isInstanceOfSatisfying(
                                CommandRefused.class,
                                refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    private static long eventsOf(IncidentId incident) {
        return store.jdbc()
                .sql("SELECT count(*) FROM event WHERE aggregate_identifier = :id")
                .param("id", incident.value())
                .query(Long.class)
                .single();
    }

    private static IncidentId declared() {
        return new IncidentId(declare(request(null, null)).stream());
    }

    private static Recorded declare(RequestContext request) {
        return incidents.carryOut(
                new IncidentRequest(
                        null,
                        List.of(
                                stated(
                                        new DeclareIncident(
                                                Nature.SECURITY,
                                                Severity.CRITICAL,
                                                "Attack",
                                                null,
                                                null))),
                        request));
    }

    private static Recorded take(
            IncidentId incident, IncidentCommand command, RequestContext request) {
        return incidents.carryOut(new IncidentRequest(incident, List.of(stated(command)), request));
    }

    private static IncidentStatement stated(IncidentCommand command) {
        return IncidentStatement.of(command, Asserted.NOW);
    }

    private static TakeServiceOffline off() {
        return new TakeServiceOffline(
                new ServiceId("eau"),
                TenantSelection.of(List.of(new TenantId("sbk"))),
                Cause.ISOLATION,
                null,
                null);
    }

    private static RequestContext request(
            @Nullable Idempotency idempotency, @Nullable Long ifMatch) {
        UUID command = UUID.randomUUID();
        return new RequestContext(
                OPERATOR, command, command.toString(), null, TRACE, idempotency, ifMatch);
    }
}
