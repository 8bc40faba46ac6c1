package io.incidentledger.command.publication;

import io.incidentledger.wire.http.ActorAuthentication;
import io.incidentledger.wire.http.ReviewDesk;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.sql.SQLException;

/** Whether the topics are what the store says, for those who answer for the record. */
@RestController
public final class StreamController {
    private final ReviewDesk desk = new ReviewDesk();
    private final StreamVerifier verifier;

    /** Asks that one. */
    public StreamController(StreamVerifier verifier) {
        this.verifier = verifier;
    }

    @GetMapping("/api/stream/verification")
    StreamReport verification(ActorAuthentication who) throws SQLException {
        return desk.look(who, verifier::verify);
    }
}
