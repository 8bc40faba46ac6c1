package io.incidentledger.command.wiring;

import static io.incidentledger.command.wiring.CommandSide.off;
import static io.incidentledger.command.wiring.CommandSide.refusedWith;
import static io.incidentledger.command.wiring.CommandSide.request;
import static io.incidentledger.command.wiring.CommandSide.stated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.incident.IncidentCommand;
import io.incidentledger.api.incident.IncidentCommand.CloseIncident;
import io.incidentledger.api.incident.IncidentCommand.LogNote;
import io.incidentledger.api.incident.IncidentCommand.ReopenIncident;
import io.incidentledger.api.incident.IncidentCommand.ResolveIncident;
import io.incidentledger.api.incident.IncidentCommand.RestoreService;
import io.incidentledger.api.incident.IncidentCommand.RetractEntry;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.request.IncidentRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Each of them remembers an incident that the other one writes to. */
@ExtendWith(CommandSide.Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesDecideOnTheSameFactsTest {
    private static final int REQUESTS = 40;

    private final CommandSide side;
    private final ReadingNode one;
    private final ReadingNode other;
    private final long seed = new Random().nextLong();

    TwoNodesDecideOnTheSameFactsTest(CommandSide side) {
        this.side = side;
        one = side.readingNode();
        other = side.readingNode();
    }

    @AfterAll
    void close() {
        one.close();
        other.close();
    }

    /** Fails when what has come since is not read. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_node_decides_on_what_the_other_one_has_recorded(boolean first) {
        ReadingNode here = first ? one : other;
        ReadingNode there = first ? other : one;
        IncidentId incident = side.declared();
        here.take(incident, new LogNote("remembered"));
        there.take(incident, off());
        assertRefused(here, incident, off(), RefusalCode.OBJECTED);
        here.take(incident, back());
        assertRefused(there, incident, back(), RefusalCode.OBJECTED);
        there.take(incident, new ResolveIncident(null));
        assertRefused(here, incident, new ResolveIncident(null), RefusalCode.ALREADY_RESOLVED);
        here.take(incident, new CloseIncident(null));
        assertRefused(there, incident, new CloseIncident(null), RefusalCode.ALREADY_ENDED);
        assertThat(side.eventsOf(incident)).isEqualTo(6);
    }

    /** Fails when a node remembers anything that it should not, or in another order. */
    @Test
    void after_any_commands_at_once_both_remember_what_is_folded_from_the_store() throws Exception {
        IncidentId incident = side.declared();
        long recorded = 0;
        try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> work = new ArrayList<>();
            for (int client = 0; client < 4; client++) {
                ReadingNode node = client % 2 == 0 ? one : other;
                Random random = new Random(seed + client);
                work.add(clients.submit(() -> commands(node, incident, random)));
            }
            for (Future<Integer> each : work) {
                recorded += each.get();
            }
        }
        assertThat(recorded).as("seed %d: something was recorded", seed).isGreaterThan(10);
        try (ReadingNode fresh = side.readingNode()) {
            for (ReadingNode node : List.of(one, other, fresh)) {
                assertRefused(
                        node,
                        incident,
                        new RetractEntry(new EntryId(incident.value(), 100_000), "not there"),
                        RefusalCode.UNKNOWN_ENTRY);
            }
            for (ReadingNode node : List.of(one, other)) {
                assertThat(node.remembered(incident))
                        .as("seed %d", seed)
                        .isNotNull()
                        .usingRecursiveComparison()
                        .isEqualTo(fresh.remembered(incident));
            }
        }
    }

    /** How many of them were recorded. */
    private static int commands(ReadingNode node, IncidentId incident, Random random) {
        int recorded = 0;
        for (int request = 0; request < REQUESTS; request++) {
            List<IncidentStatement> statements =
                    IntStream.rangeClosed(0, random.nextInt(3))
                            .mapToObj(_ -> any(incident, random))
                            .toList();
            try {
                node.carryOut(new IncidentRequest(incident, statements, request(null, null)));
                recorded++;
            } catch (CommandRefused expected) {
                assertThat(expected.refusal().code()).isNotNull();
            }
        }
        return recorded;
    }

    private static IncidentStatement any(IncidentId incident, Random random) {
        IncidentCommand command =
                switch (random.nextInt(8)) {
                    case 0, 1 -> off();
                    case 2, 3 -> back();
                    case 4 -> new LogNote("any");
                    case 5 ->
                            new RetractEntry(
                                    new EntryId(incident.value(), random.nextInt(60)), "any");
                    case 6 -> new ReopenIncident("any");
                    default -> new ResolveIncident(null);
                };
        IncidentStatement statement = stated(command);
        return random.nextBoolean() ? statement : statement.despite(ObjectionCode.values());
    }

    private static void assertRefused(
            ReadingNode node, IncidentId incident, IncidentCommand command, RefusalCode code) {
        assertThatThrownBy(() -> node.take(incident, command)).satisfies(refusedWith(code));
    }

    private static RestoreService back() {
        return new RestoreService(
                new ServiceId("eau"),
                TenantSelection.of(List.of(new TenantId("sbk"))),
                null,
                null,
                null,
                null,
                null);
    }
}
