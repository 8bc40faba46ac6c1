package io.incidentledger.command.wiring;

import static io.incidentledger.command.wiring.CommandSide.off;
import static io.incidentledger.command.wiring.CommandSide.refusedWith;
import static io.incidentledger.command.wiring.CommandSide.request;
import static io.incidentledger.command.wiring.CommandSide.stated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentledger.api.incident.IncidentCommand.LogNote;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.request.IncidentDesk;
import io.incidentledger.command.request.IncidentRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

/** Requests that are not carried out. */
@ExtendWith(CommandSide.Running.class)
class ARefusalRecordsNothingTest {
    private final CommandSide side;

    ARefusalRecordsNothingTest(CommandSide side) {
        this.side = side;
    }

    @Test
    void changes_nothing() {
        IncidentId incident = side.declared();
        side.take(incident, off(), request(null, null));
        assertThatThrownBy(() -> side.take(incident, off(), request(null, null)))
                .satisfies(refusedWith(RefusalCode.OBJECTED));
        assertThat(side.eventsOf(incident)).isEqualTo(2);
    }

    @Test
    void names_an_incident_that_does_not_exist() {
        assertThatThrownBy(
                        () ->
                                side.take(
                                        new IncidentId("INC-1999-000001"),
                                        off(),
                                        request(null, null)))
                .satisfies(refusedWith(RefusalCode.UNKNOWN_INCIDENT));
    }

    @Test
    void says_that_the_stream_has_moved_on() {
        IncidentId incident = side.declared();
        side.take(incident, off(), request(null, 0L));
        assertThatThrownBy(() -> side.take(incident, new LogNote("late"), request(null, 0L)))
                .satisfies(refusedWith(RefusalCode.STALE));
    }

    @Test
    void takes_a_text_at_its_limit_whatever_its_characters_are() {
        // Six bytes of JSON for each control character.
        String large = "\u0001".repeat(20_000);
        IncidentId incident = side.declared();
        side.take(incident, new LogNote(large), request(null, null));
        assertThat(side.eventsOf(incident)).isEqualTo(2);
    }

    @Test
    void several_statements_of_one_request_stand_or_fall_together() {
        IncidentId incident = side.declared();
        assertThatThrownBy(
                        () ->
                                side.bean(IncidentDesk.class)
                                        .carryOut(
                                                new IncidentRequest(
                                                        incident,
                                                        List.of(
                                                                stated(new LogNote("first")),
                                                                stated(off()),
                                                                stated(off())),
                                                        request(null, null))))
                .satisfies(refusedWith(RefusalCode.OBJECTED));
        assertThat(side.eventsOf(incident)).isEqualTo(1);
    }
}
