package io.incidentledger.command.wiring;

import static io.incidentledger.command.wiring.CommandSide.refusedWith;
import static io.incidentledger.command.wiring.CommandSide.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.LinkCommand.LinkIncident;
import io.incidentledger.api.incident.Relation;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.request.Idempotency;
import io.incidentledger.command.request.Recorded;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@ExtendWith(CommandSide.Running.class)
class TwoLinksAtOnceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CommandSide side;

    TwoLinksAtOnceTest(CommandSide side) {
        this.side = side;
    }

    /** Fails when each is decided on what was recorded before the other. */
    @Test
    void do_not_close_a_circle_together() throws Exception {
        IncidentId one = side.declared();
        IncidentId other = side.declared();
        List<Future<Recorded>> both = new ArrayList<>();
        try (ExecutorService requests = Executors.newFixedThreadPool(2);
                Connection held = side.owner();
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("LOCK TABLE event IN EXCLUSIVE MODE");
            both.add(requests.submit(() -> link(one, other)));
            both.add(requests.submit(() -> link(other, one)));
            await().atMost(PATIENCE).until(() -> waiting() == 2);
            held.commit();
        }
        assertThat(both).filteredOn(it -> it.state() == Future.State.SUCCESS).hasSize(1);
        assertThat(both)
                .filteredOn(it -> it.state() == Future.State.FAILED)
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.exceptionNow())
                                        .isInstanceOfSatisfying(
                                                CommandRefused.class,
                                                no ->
                                                        assertThat(no.refusal().code())
                                                                .isEqualTo(
                                                                        RefusalCode.LINK_CYCLE)));
        assertThat(side.eventsOf(one) + side.eventsOf(other)).isEqualTo(3);
    }

    @Test
    void are_refused_what_leads_back_over_a_third() {
        IncidentId one = side.declared();
        IncidentId other = side.declared();
        IncidentId third = side.declared();
        link(one, other);
        link(other, third);
        assertThatThrownBy(() -> link(third, one)).satisfies(refusedWith(RefusalCode.LINK_CYCLE));
        assertThatThrownBy(() -> link(one, new IncidentId("INC-1999-000001")))
                .satisfies(refusedWith(RefusalCode.UNKNOWN_OTHER_INCIDENT));
    }

    @Test
    void are_recorded_once_under_one_key() {
        IncidentId one = side.declared();
        IncidentId other = side.declared();
        Idempotency key = new Idempotency(UUID.randomUUID().toString(), "b".repeat(64));
        LinkIncident link = new LinkIncident(other, Relation.PART_OF, null);
        Recorded first = side.take(one, link, request(key, null));
        assertThat(side.take(one, link, request(key, null))).isEqualTo(first.again());
    }

    private Recorded link(IncidentId from, IncidentId to) {
        return side.take(from, new LinkIncident(to, Relation.PART_OF, null), request(null, null));
    }

    private long waiting() {
        return side.jdbc()
                .sql(
                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND (locktype = 'advisory'"
                                + " OR relation = 'event'::regclass)")
                .query(Long.class)
                .single();
    }
}
