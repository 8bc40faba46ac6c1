package io.incidentledger.command.wiring;

import static io.incidentledger.command.wiring.CommandSide.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.Attribution;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.notification.DeadlineId;
import io.incidentledger.api.notification.NotificationCommand;
import io.incidentledger.api.notification.NotificationCommand.RecordAwareness;
import io.incidentledger.api.notification.NotificationCommand.RetractEntry;
import io.incidentledger.api.notification.NotificationCommand.SubmitNotification;
import io.incidentledger.api.notification.NotificationStatement;
import io.incidentledger.api.notification.Trigger;
import io.incidentledger.command.notification.DeadlineTimer;
import io.incidentledger.command.recording.Dispatch;
import io.incidentledger.command.request.NotificationDesk;
import io.incidentledger.command.request.NotificationRequest;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.store.DueDeadlineStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** The clock on the wall makes one thing happen: a miss is recorded, once. */
@ExtendWith(CommandSide.Running.class)
class ADeadlineThatPassesTest {
    /** Long past: whatever has an instant has passed. */
    private static final Instant AWARE = Instant.parse("2026-01-05T09:00:00Z");

    private static final Instant LONG_BEFORE = Instant.parse("2026-01-05T09:00:01Z");

    private final CommandSide side;

    ADeadlineThatPassesTest(CommandSide side) {
        this.side = side;
    }

    @Test
    void is_recorded_as_missed_by_the_system_and_once() {
        IncidentId incident = side.declared();
        aware(incident, Marking.AMBER);
        assertThat(typesOf(incident))
                .containsExactly("AwarenessRecorded", "DeadlineSet", "DeadlineSet");
        assertThat(dueOf(incident)).containsExactly("BSIG-1", "BSIG-2");

        timerAt(LONG_BEFORE).look();
        assertThat(typesOf(incident)).hasSize(3);

        timerAt(Instant.now()).look();
        timerAt(Instant.now()).look();
        assertThat(typesOf(incident))
                .containsExactly(
                        "AwarenessRecorded",
                        "DeadlineSet",
                        "DeadlineSet",
                        "DeadlineMissed",
                        "DeadlineMissed");
        assertThat(dueOf(incident)).isEmpty();
        assertThat(metadataOf(incident, 3)).contains("\"system\"", "\"AMBER\"");
    }

    /** Fails when a miss is for more eyes than what was missed. */
    @Test
    void is_marked_like_what_had_set_it() {
        IncidentId incident = side.declared();
        aware(incident, Marking.RED);
        timerAt(Instant.now()).look();
        assertThat(metadataOf(incident, 3)).contains("\"RED\"");
    }

    /** Fails when each node records its own miss. */
    @Test
    void is_recorded_once_by_two_nodes_and_after_a_restart() {
        IncidentId incident = side.declared();
        aware(incident, Marking.AMBER);
        timerAt(Instant.now()).look();
        try (ConfigurableApplicationContext other = side.anotherNode()) {
            timer(other, Instant.now()).look();
        }
        assertThat(typesOf(incident)).filteredOn("DeadlineMissed"::equals).hasSize(2);
    }

    @Test
    void is_none_where_somebody_was_told_or_it_was_taken_back() {
        IncidentId told = side.declared();
        aware(told, Marking.AMBER);
        carryOut(told, submission("BSIG-1"), AWARE.plusSeconds(60));
        assertThat(dueOf(told)).containsExactly("BSIG-2");
        carryOut(told, submission("BSIG-2"), AWARE.plusSeconds(60));
        assertThat(dueOf(told)).containsExactly("BSIG-4");

        IncidentId retracted = side.declared();
        aware(retracted, Marking.AMBER);
        carryOut(
                retracted,
                new RetractEntry(EntryId.of(retracted + "/notification@0"), "no"),
                Instant.now());
        assertThat(dueOf(retracted)).isEmpty();

        timerAt(AWARE.plus(Duration.ofDays(7))).look();
        assertThat(typesOf(told)).doesNotContain("DeadlineMissed");
        assertThat(typesOf(retracted)).doesNotContain("DeadlineMissed");
    }

    /** Fails when one row that is wrong is looked at for ever. */
    @Test
    void is_none_though_the_table_says_so_and_the_table_is_put_right() throws Exception {
        IncidentId incident = side.declared();
        aware(incident, Marking.AMBER);
        timerAt(Instant.now()).look();
        try (var owner = side.owner();
                var statement = owner.createStatement()) {
            statement.execute(
                    "INSERT INTO deadline_due VALUES ('%s/notification', 'BSIG-1', now())"
                            .formatted(incident));
        }
        timerAt(Instant.now().plusSeconds(60)).look();
        assertThat(typesOf(incident)).hasSize(5);
        assertThat(dueOf(incident)).isEmpty();
    }

    private DeadlineTimer timerAt(Instant moment) {
        return new DeadlineTimer(
                side.bean(DueDeadlineStore.class),
                side.bean(Dispatch.class),
                SystemContext::fresh,
                Clock.fixed(moment, ZoneOffset.UTC));
    }

    private static DeadlineTimer timer(ConfigurableApplicationContext node, Instant moment) {
        return new DeadlineTimer(
                node.getBean(DueDeadlineStore.class),
                node.getBean(Dispatch.class),
                SystemContext::fresh,
                Clock.fixed(moment, ZoneOffset.UTC));
    }

    private void aware(IncidentId incident, Marking marking) {
        RecordAwareness command =
                new RecordAwareness(
                        new Trigger("SIGNIFICANT_INCIDENT_AWARENESS"),
                        null,
                        "What was seen",
                        List.of("BSIG"),
                        false);
        desk().carryOut(
                        new NotificationRequest(
                                incident,
                                List.of(
                                        new NotificationStatement(
                                                command,
                                                Asserted.at(OccurredAt.exactly(AWARE)),
                                                Set.of(),
                                                new Attribution(null, null, marking))),
                                request(null, null)));
    }

    private Recorded carryOut(IncidentId incident, NotificationCommand command, Instant at) {
        return desk().carryOut(
                        new NotificationRequest(
                                incident,
                                List.of(
                                        NotificationStatement.of(
                                                command, Asserted.at(OccurredAt.exactly(at)))),
                                request(null, null)));
    }

    private static SubmitNotification submission(String deadline) {
        return new SubmitNotification(
                new DeadlineId(deadline), null, null, "bsi", "portal", null, null, null, null);
    }

    private NotificationDesk desk() {
        return side.bean(NotificationDesk.class);
    }

    private List<String> typesOf(IncidentId incident) {
        return side.jdbc()
                .sql(
                        "SELECT payload_type FROM event WHERE aggregate_identifier = :stream ORDER"
                                + " BY sequence_number")
                .param("stream", incident + "/notification")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> dueOf(IncidentId incident) {
        return side.jdbc()
                .sql("SELECT deadline FROM deadline_due WHERE stream = :stream ORDER BY deadline")
                .param("stream", incident + "/notification")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private String metadataOf(IncidentId incident, long sequence) {
        return side.jdbc()
                .sql(
                        "SELECT convert_from(metadata, 'UTF8') FROM event WHERE"
                                + " aggregate_identifier = :stream AND sequence_number = :sequence")
                .param("stream", incident + "/notification")
                .param("sequence", sequence)
                .query(String.class)
                .single();
    }
}
