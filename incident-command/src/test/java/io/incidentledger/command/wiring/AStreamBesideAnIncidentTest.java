package io.incidentledger.command.wiring;

import static io.incidentledger.command.wiring.CommandSide.refusedWith;
import static io.incidentledger.command.wiring.CommandSide.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.investigation.EvidenceId;
import io.incidentledger.api.investigation.InvestigationCommand;
import io.incidentledger.api.investigation.InvestigationCommand.RegisterEvidence;
import io.incidentledger.api.investigation.InvestigationCommand.RetractEntry;
import io.incidentledger.api.investigation.InvestigationStatement;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.request.Idempotency;
import io.incidentledger.command.request.InvestigationDesk;
import io.incidentledger.command.request.InvestigationRequest;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RequestContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The investigation of an incident stands for every stream beside one. */
@ExtendWith(CommandSide.Running.class)
class AStreamBesideAnIncidentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CommandSide side;

    AStreamBesideAnIncidentTest(CommandSide side) {
        this.side = side;
    }

    @Test
    void comes_into_being_with_the_first_request() {
        IncidentId incident = side.declared();
        Recorded first = register(incident, "disk-1", request(null, null));
        Recorded second = register(incident, "disk-2", request(null, null));
        assertThat(first.stream()).isEqualTo(incident + "/investigation");
        assertThat(List.of(first.sequence(), second.sequence())).containsExactly(0L, 1L);
        assertThat(typeOf(first.stream())).isEqualTo("Investigation");
        assertThat(side.eventsOf(incident)).isEqualTo(1);
    }

    @Test
    void is_refused_to_an_incident_that_nobody_declared() {
        IncidentId unknown = new IncidentId("INC-1999-000001");
        assertThatThrownBy(() -> register(unknown, "disk", request(null, null)))
                .satisfies(refusedWith(RefusalCode.UNKNOWN_INCIDENT));
        assertThat(eventsOf(unknown)).isZero();
    }

    /** Fails when a refused beginning keeps the lock of the stream. */
    @Test
    void is_not_begun_by_a_request_that_is_refused() throws Exception {
        IncidentId incident = side.declared();
        RetractEntry nothing =
                new RetractEntry(EntryId.of(incident + "/investigation@0"), "not mine");
        assertThatThrownBy(() -> carryOut(incident, nothing, request(null, null)))
                .satisfies(refusedWith(RefusalCode.UNKNOWN_ENTRY));
        assertThat(eventsOf(incident)).isZero();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            assertThat(
                            other.submit(() -> register(incident, "disk", request(null, null)))
                                    .get()
                                    .sequence())
                    .isZero();
        }
    }

    /** Fails when the loser of the race is told of it, or recorded at the same place. */
    @Test
    void is_begun_once_by_two_nodes_at_the_same_moment_and_holds_what_both_said() throws Exception {
        IncidentId incident = side.declared();
        List<Future<Recorded>> both = new ArrayList<>();
        try (ConfigurableApplicationContext other = side.anotherNode();
                ExecutorService requests = Executors.newFixedThreadPool(2);
                Connection held = side.owner();
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("LOCK TABLE event IN EXCLUSIVE MODE");
            for (InvestigationDesk node : List.of(desk(), other.getBean(InvestigationDesk.class))) {
                String disk = "disk-" + both.size();
                both.add(
                        requests.submit(
                                () -> node.carryOut(asked(incident, disk, request(null, null)))));
            }
            await().atMost(PATIENCE).until(() -> waiting() == 2);
            held.commit();
            for (Future<Recorded> one : both) {
                one.get();
            }
        }
        List<Long> places = new ArrayList<>();
        for (Future<Recorded> one : both) {
            places.add(one.get().sequence());
        }
        assertThat(places).containsExactlyInAnyOrder(0L, 1L);
        assertThat(eventsOf(incident)).isEqualTo(2);
    }

    @Test
    void answers_its_first_request_the_same_again() {
        IncidentId incident = side.declared();
        Idempotency key = new Idempotency(UUID.randomUUID().toString(), "a".repeat(64));
        Recorded first = register(incident, "disk", request(key, null));
        assertThat(register(incident, "disk", request(key, null))).isEqualTo(first.again());
        assertThat(eventsOf(incident)).isEqualTo(1);
    }

    @Test
    void has_versions_of_its_own() {
        IncidentId incident = side.declared();
        assertThatThrownBy(() -> register(incident, "disk", request(null, 0L)))
                .satisfies(refusedWith(RefusalCode.STALE));
        register(incident, "disk", request(null, null));
        assertThat(register(incident, "other", request(null, 0L)).sequence()).isEqualTo(1);
    }

    private Recorded register(IncidentId incident, String disk, RequestContext context) {
        return desk().carryOut(asked(incident, disk, context));
    }

    private Recorded carryOut(
            IncidentId incident, InvestigationCommand command, RequestContext context) {
        return desk().carryOut(asked(incident, command, context));
    }

    private InvestigationDesk desk() {
        return side.bean(InvestigationDesk.class);
    }

    private static InvestigationRequest asked(
            IncidentId incident, String disk, RequestContext context) {
        return asked(
                incident,
                new RegisterEvidence(
                        new EvidenceId(disk), "An image of a disk", null, "lka", "lka", null),
                context);
    }

    private static InvestigationRequest asked(
            IncidentId incident, InvestigationCommand command, RequestContext context) {
        return new InvestigationRequest(
                incident, List.of(InvestigationStatement.of(command, Asserted.NOW)), context);
    }

    private long eventsOf(IncidentId incident) {
        return side.jdbc()
                .sql("SELECT count(*) FROM event WHERE aggregate_identifier = :stream")
                .param("stream", incident + "/investigation")
                .query(Long.class)
                .single();
    }

    private String typeOf(String stream) {
        return side.jdbc()
                .sql("SELECT DISTINCT type FROM event WHERE aggregate_identifier = :stream")
                .param("stream", stream)
                .query(String.class)
                .single();
    }

    private long waiting() {
        return side.jdbc()
                .sql(
                        "SELECT count(*) FROM pg_locks WHERE relation = 'event'::regclass AND NOT"
                                + " granted")
                .query(Long.class)
                .single();
    }
}
