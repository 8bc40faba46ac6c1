package io.incidentledger.query.digest;

import io.incidentledger.wire.http.ActorAuthentication;
import io.incidentledger.wire.http.ReviewDesk;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the projections hold, for those who answer for the record. */
@RestController
public final class DigestController {
    private final ReviewDesk desk = new ReviewDesk();
    private final DigestRepository digests;

    /** On what the projections hold. */
    public DigestController(DigestRepository digests) {
        this.digests = digests;
    }

    @GetMapping("/api/projections/digests")
    ProjectionDigests digests(ActorAuthentication who) {
        return desk.look(who, digests::read);
    }
}
