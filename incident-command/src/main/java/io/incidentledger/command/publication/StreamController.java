package io.incidentledger.command.publication;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.ActorAuthentication;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.sql.SQLException;
import java.util.concurrent.Semaphore;

/** Whether the topics are what the store says, for those who answer for the record. */
@RestController
public final class StreamController {
    private final StreamVerifier verifier;
    private final Semaphore room = new Semaphore(1);

    /** Asks that one. */
    public StreamController(StreamVerifier verifier) {
        this.verifier = verifier;
    }

    @GetMapping("/api/stream/verification")
    StreamReport verification(ActorAuthentication who) throws SQLException {
        boolean answers =
                who.getPrincipal().is(Role.REVIEWER) || who.getPrincipal().is(Role.ADMINISTRATOR);
        if (who.reader().isBound() || !answers) {
            throw new CommandRefused(
                    Refusal.because(
                            RefusalCode.FORBIDDEN,
                            "This takes the role reviewer or administrator."));
        }
        if (!room.tryAcquire()) {
            throw new CommandRefused(
                    Refusal.because(
                            RefusalCode.UNAVAILABLE,
                            "The stream is being verified for somebody else. Ask again later."));
        }
        try {
            return verifier.verify();
        } finally {
            room.release();
        }
    }
}
