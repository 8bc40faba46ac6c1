package io.incidentledger.command.wiring;

import static io.incidentledger.command.wiring.CommandSide.off;
import static io.incidentledger.command.wiring.CommandSide.refusedWith;
import static io.incidentledger.command.wiring.CommandSide.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentledger.api.incident.IncidentCommand.LogNote;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.request.Idempotency;
import io.incidentledger.command.request.Recorded;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.UUID;

/** Requests with an idempotency key. */
@ExtendWith(CommandSide.Running.class)
class ARepeatedRequestGetsItsFirstAnswerTest {
    private final CommandSide side;

    ARepeatedRequestGetsItsFirstAnswerTest(CommandSide side) {
        this.side = side;
    }

    private final Idempotency key = new Idempotency(UUID.randomUUID().toString(), "a".repeat(64));

    @Test
    void is_carried_out_once_and_answered_the_same_again() {
        IncidentId incident = side.declared();
        Recorded first = side.take(incident, off(), request(key, null));
        Recorded again = side.take(incident, off(), request(key, null));
        assertThat(again).isEqualTo(first.again());
        assertThat(side.eventsOf(incident)).isEqualTo(2);
    }

    @Test
    void is_refused_with_other_content() {
        IncidentId incident = side.declared();
        side.take(incident, off(), request(key, null));
        Idempotency other = new Idempotency(key.key(), "b".repeat(64));
        assertThatThrownBy(() -> side.take(incident, new LogNote("x"), request(other, null)))
                .satisfies(refusedWith(RefusalCode.IDEMPOTENCY_KEY_REUSED));
    }

    @Test
    void declares_one_incident_however_often_it_comes() {
        Recorded first = side.declare(request(key, null));
        assertThat(side.declare(request(key, null))).isEqualTo(first.again());
    }

    /** Fails when the receipt has a transaction of its own: a crash between would part them. */
    @Test
    void has_its_receipt_from_the_transaction_of_its_event() {
        IncidentId incident = side.declared();
        side.take(incident, off(), request(key, null));
        assertThat(
                        side.jdbc()
                                .sql(
                                        """
                                        SELECT r.xmin::text = e.tx_id::text
                                          FROM command_receipt r
                                          JOIN event e ON e.aggregate_identifier = r.stream
                                         WHERE r.idempotency_key = :key AND e.sequence_number = 1
                                        """)
                                .param("key", key.key())
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }

    @Test
    void is_answered_before_its_version_is_looked_at() {
        IncidentId incident = side.declared();
        Recorded first = side.take(incident, off(), request(key, 0L));
        assertThat(side.take(incident, off(), request(key, 0L))).isEqualTo(first.again());
    }
}
