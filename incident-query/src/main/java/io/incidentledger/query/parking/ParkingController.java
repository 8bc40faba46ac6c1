package io.incidentledger.query.parking;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.query.feed.Feed;
import io.incidentledger.query.feed.ParkingOrder;
import io.incidentledger.query.feed.ParkingOrder.Kind;
import io.incidentledger.query.feed.ParkingOrder.Outcome;
import io.incidentledger.query.feed.ParkingOrderRepository;
import io.incidentledger.wire.actor.Actor;
import io.incidentledger.wire.http.ActorAuthentication;
import io.incidentledger.wire.http.Body;
import io.incidentledger.wire.http.ReviewDesk;
import io.incidentledger.wire.json.Malformed;
import io.incidentledger.wire.json.RequestReader;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.core.JsonPointer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is kept aside, and what is to be done with it. */
@RestController
public final class ParkingController {
    /** How long whoever orders is kept waiting for what comes of it. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** Another process may obey: then nobody wakes this one. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private static final int LONGEST_REASON = 2_000;

    private final ParkedRepository parked;
    private final ParkingOrderRepository orders;
    private final Feed feed;

    /**
     * @param parked what is aside
     * @param orders where whoever applies the partitions finds what to do
     * @param feed wakes those who wait
     */
    public ParkingController(ParkedRepository parked, ParkingOrderRepository orders, Feed feed) {
        this.parked = parked;
        this.orders = orders;
        this.feed = feed;
    }

    @GetMapping("/api/projections/parked")
    ParkedSubjects all(ActorAuthentication who) {
        ReviewDesk.require(who);
        return new ParkedSubjects(parked.all());
    }

    @GetMapping("/api/projections/parked/{subject}")
    ParkedContent one(@PathVariable String subject, ActorAuthentication who) {
        ReviewDesk.require(who);
        return new ParkedContent(find(subject), parked.records(subject));
    }

    @PostMapping("/api/projections/parked/{subject}/orders")
    @ResponseStatus(HttpStatus.CREATED)
    ParkedOutcome order(
            @PathVariable String subject, HttpServletRequest request, ActorAuthentication who)
            throws InterruptedException {
        ReviewDesk.require(who);
        ParkedOrder asked =
                RequestReader.value(
                        RequestReader.tree(Body.read(request)),
                        ParkedOrder.class,
                        JsonPointer.empty(),
                        List.of());
        requireReason(asked);
        find(subject);
        Actor actor = who.getPrincipal();
        ParkingOrder order =
                new ParkingOrder(
                        UUID.randomUUID(),
                        subject,
                        asked.kind(),
                        asked.reason(),
                        actor.issuer(),
                        actor.subject(),
                        false);
        orders.give(order);
        return await(order);
    }

    private static void requireReason(ParkedOrder asked) {
        int length = asked.reason() == null ? 0 : asked.reason().strip().length();
        if (length > LONGEST_REASON || (length == 0 && asked.kind() == Kind.DISCARD)) {
            throw Malformed.at(
                    JsonPointer.compile("/reason"),
                    "reason must say in 1 to %d characters why it is given up"
                            .formatted(LONGEST_REASON));
        }
    }

    private ParkedSubject find(String subject) {
        return parked.find(subject)
                .orElseThrow(
                        () ->
                                new CommandRefused(
                                        Refusal.because(
                                                RefusalCode.NOT_FOUND,
                                                "Nothing of %s is parked.",
                                                subject)));
    }

    private ParkedOutcome await(ParkingOrder order) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        long seen = feed.commits();
        Optional<Outcome> outcome = orders.outcome(order.id());
        while (outcome.isEmpty() && System.nanoTime() < end) {
            feed.awaitCommit(seen, LOOK_AGAIN);
            seen = feed.commits();
            outcome = orders.outcome(order.id());
        }
        return outcome.map(
                        it ->
                                new ParkedOutcome(
                                        order.id().toString(),
                                        order.subject(),
                                        true,
                                        it.applied(),
                                        it.still()))
                .orElseGet(
                        () ->
                                new ParkedOutcome(
                                        order.id().toString(), order.subject(), false, null, null));
    }
}
