package io.incidentledger.command.wiring;

import static io.incidentledger.command.wiring.CommandSide.off;
import static io.incidentledger.command.wiring.CommandSide.refusedWith;
import static io.incidentledger.command.wiring.CommandSide.request;
import static io.incidentledger.command.wiring.CommandSide.stated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentledger.api.catalogue.CatalogueCommand.RegisterSite;
import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.incident.IncidentCommand.LogNote;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.investigation.EvidenceId;
import io.incidentledger.api.investigation.InvestigationCommand.RegisterEvidence;
import io.incidentledger.api.investigation.InvestigationStatement;
import io.incidentledger.api.notification.NotificationCommand.RecordAwareness;
import io.incidentledger.api.notification.NotificationStatement;
import io.incidentledger.api.notification.Trigger;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.request.CatalogueDesk;
import io.incidentledger.command.request.CatalogueRequest;
import io.incidentledger.command.request.Idempotency;
import io.incidentledger.command.request.IncidentRequest;
import io.incidentledger.command.request.InvestigationDesk;
import io.incidentledger.command.request.InvestigationRequest;
import io.incidentledger.command.request.NotificationDesk;
import io.incidentledger.command.request.NotificationRequest;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.embedded.Backends;
import io.incidentledger.embedded.Database;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What a command reads of its stream. The streams are recorded by one node, so that the other has
 * never heard of them.
 */
@ExtendWith(CommandSide.Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ALongStreamIsFoldedOnceTest {
    private static final int LONG = 600;
    private static final String NO_BROKER = "localhost:1";

    private final CommandSide side;
    private final ReadingNode node;

    ALongStreamIsFoldedOnceTest(CommandSide side) {
        this.side = side;
        node = side.readingNode();
    }

    @AfterAll
    void close() {
        node.close();
    }

    /** Fails when nothing is remembered after a commit. */
    @Test
    void and_after_that_its_last_event_alone_is_read() {
        IncidentId incident = longIncident(side);
        assertThat(readFor(incident, () -> node.take(incident, off()))).isEqualTo(LONG);
        assertThat(readFor(incident, () -> node.take(incident, new LogNote("2")))).isEqualTo(1);
        assertThat(readFor(incident, () -> node.take(incident, new LogNote("3")))).isEqualTo(1);
    }

    /** Fails when only what was recorded is remembered. */
    @Test
    void by_however_many_commands_that_are_refused() {
        IncidentId incident = longIncident(side);
        side.take(incident, off(), request(null, null));
        assertThat(readFor(incident, () -> refused(node, incident))).isEqualTo(LONG + 1);
        assertThat(readFor(incident, () -> refused(node, incident))).isEqualTo(1);
    }

    @Test
    void by_a_request_that_was_carried_out_elsewhere_and_is_repeated() {
        IncidentId incident = longIncident(side);
        Idempotency key = new Idempotency(UUID.randomUUID().toString(), "a".repeat(64));
        Recorded first = side.take(incident, off(), request(key, null));
        IncidentRequest again =
                new IncidentRequest(incident, List.of(stated(off())), request(key, null));
        assertThat(
                        readFor(
                                incident,
                                () -> assertThat(node.carryOut(again)).isEqualTo(first.again())))
                .isEqualTo(LONG + 1);
        assertThat(readFor(incident, () -> node.carryOut(again))).isEqualTo(1);
    }

    /** Fails when what others have recorded since is not remembered. */
    @Test
    void and_what_another_node_has_added_is_read_once_too() {
        IncidentId incident = longIncident(side);
        node.take(incident, new LogNote("here"));
        side.take(incident, off(), request(null, null));
        side.take(incident, new LogNote("there"), request(null, null));
        assertThat(readFor(incident, () -> refused(node, incident))).isEqualTo(3);
        assertThat(readFor(incident, () -> refused(node, incident))).isEqualTo(1);
    }

    @Test
    void whatever_is_kept_in_it() {
        IncidentId incident = side.declared();
        for (Runnable request : List.<Runnable>of(() -> found(incident), () -> aware(incident))) {
            request.run();
            request.run();
        }
        assertThat(readFor(incident + "/investigation", () -> found(incident))).isEqualTo(1);
        assertThat(readFor(incident + "/notification", () -> aware(incident))).isEqualTo(1);
    }

    /** In a store of its own, for others count what is in the catalogue. */
    @Test
    void and_so_is_the_catalogue() {
        Database database = Backends.postgreSql().freshDatabase();
        try (ReadingNode alone = new ReadingNode(database, NO_BROKER, Map.of())) {
            registered(alone);
            assertThat(alone.readOf(CatalogueEvent.STREAM, () -> registered(alone))).isEqualTo(1);
        }
    }

    /** Fails when the bound is none. */
    @Test
    void again_when_there_was_no_room_for_it_and_the_decision_is_the_same() {
        IncidentId one = longIncident(side);
        IncidentId other = longIncident(side);
        try (ReadingNode small = side.readingNode(LONG * 3 / 2)) {
            for (IncidentId incident : List.of(one, other, one, other)) {
                small.take(incident, new LogNote("here"));
                assertThat(small.remembered(one) == null || small.remembered(other) == null)
                        .isTrue();
            }
            for (IncidentId incident : List.of(one, other)) {
                assertThat(small.take(incident, off()).sequence()).isEqualTo(LONG + 2);
                refused(small, incident);
            }
        }
    }

    @Test
    void each_time_where_nothing_is_to_be_remembered() {
        IncidentId incident = longIncident(side);
        try (ReadingNode forgetful = side.readingNode(0)) {
            forgetful.take(incident, off());
            assertThat(forgetful.readOf(incident.value(), () -> refused(forgetful, incident)))
                    .isEqualTo(LONG + 1);
        }
    }

    private long readFor(IncidentId incident, Runnable command) {
        return readFor(incident.value(), command);
    }

    private long readFor(String stream, Runnable command) {
        return node.readOf(stream, command);
    }

    private static void refused(ReadingNode node, IncidentId incident) {
        assertThatThrownBy(() -> node.take(incident, off()))
                .satisfies(refusedWith(RefusalCode.OBJECTED));
    }

    /** An incident with so many events, of which no service is off. */
    private static IncidentId longIncident(CommandSide side) {
        IncidentId incident = side.declared();
        for (int from = 1; from < LONG; from += 100) {
            List<IncidentStatement> notes =
                    IntStream.range(from, Math.min(from + 100, LONG))
                            .mapToObj(place -> stated(new LogNote("note " + place)))
                            .toList();
            side.carryOut(new IncidentRequest(incident, notes, request(null, null)));
        }
        return incident;
    }

    private void found(IncidentId incident) {
        node.bean(InvestigationDesk.class)
                .carryOut(
                        new InvestigationRequest(
                                incident,
                                List.of(
                                        InvestigationStatement.of(
                                                new RegisterEvidence(
                                                        new EvidenceId(anyId()),
                                                        "An image of a disk",
                                                        null,
                                                        "lka",
                                                        "lka",
                                                        null),
                                                Asserted.NOW)),
                                request(null, null)));
    }

    private void aware(IncidentId incident) {
        node.bean(NotificationDesk.class)
                .carryOut(
                        new NotificationRequest(
                                incident,
                                List.of(
                                        NotificationStatement.of(
                                                new RecordAwareness(
                                                        new Trigger(
                                                                "SIGNIFICANT_INCIDENT_AWARENESS"),
                                                        null,
                                                        "What was seen",
                                                        List.of("BSIG"),
                                                        false),
                                                Asserted.NOW)),
                                request(null, null)));
    }

    private static void registered(ReadingNode node) {
        node.bean(CatalogueDesk.class)
                .carryOut(
                        new CatalogueRequest(
                                List.of(
                                        CatalogueStatement.of(
                                                new RegisterSite(new SiteId(anyId()), "Munich"),
                                                Asserted.NOW)),
                                request(null, null)));
    }

    private static String anyId() {
        return "x" + UUID.randomUUID();
    }
}
