package io.incidentledger.query.generation;

import io.incidentledger.query.generation.Generation.Kind;
import io.incidentledger.query.read.Axes;
import io.incidentledger.query.read.Snapshots;
import io.incidentledger.wire.actor.Actor;
import io.incidentledger.wire.http.ActorAuthentication;
import io.incidentledger.wire.http.Body;
import io.incidentledger.wire.http.ReviewDesk;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Has everything applied once more up to a position, in tables of its own, to be looked at. */
@RestController
public final class ReviewController {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration USUAL = Duration.ofDays(1);

    private final ReviewDesk desk = new ReviewDesk();
    private final GenerationDesk generations;
    private final ReviewComparison comparison;
    private final Snapshots snapshots;

    /**
     * @param generations of which a {@link GenerationRunner} knows
     * @param comparison holds them against what is read
     * @param snapshots which position a moment of recording stands for
     */
    public ReviewController(
            GenerationRepository generations, ReviewComparison comparison, Snapshots snapshots) {
        this.generations = new GenerationDesk(generations, Kind.REVIEW);
        this.comparison = comparison;
        this.snapshots = snapshots;
    }

    @GetMapping("/api/reviews")
    Reviews all(ActorAuthentication who) {
        ReviewDesk.require(who);
        return new Reviews(generations.all().stream().map(Review::of).toList());
    }

    @GetMapping("/api/reviews/{review}")
    Review one(@PathVariable String review, ActorAuthentication who) {
        ReviewDesk.require(who);
        return Review.of(generations.find(review));
    }

    @GetMapping("/api/reviews/{review}/difference")
    ReviewDifference difference(@PathVariable String review, ActorAuthentication who) {
        ReviewDesk.require(who);
        Generation found = generations.find(review);
        if (found.state() != GenerationState.DONE) {
            throw generations.none(review + " that can be read");
        }
        return desk.look(who, () -> comparison.of(found));
    }

    @PostMapping("/api/reviews")
    @ResponseStatus(HttpStatus.CREATED)
    Review begin(HttpServletRequest request, ActorAuthentication who) {
        ReviewDesk.require(who);
        ReviewRequest asked = GenerationDesk.read(Body.read(request), ReviewRequest.class);
        String reason = GenerationDesk.reason(asked.reason());
        Duration keep = Objects.requireNonNullElse(asked.keep(), USUAL);
        if (keep.compareTo(SHORTEST) < 0 || keep.compareTo(LONGEST) > 0) {
            throw GenerationDesk.malformed("keep", "must be PT1M to P30D, not " + keep);
        }
        Actor actor = who.getPrincipal();
        return Review.of(
                generations.add(
                        List.of(ProjectionName.values()),
                        position(asked, who),
                        reason,
                        actor,
                        keep));
    }

    private long position(ReviewRequest asked, ActorAuthentication who) {
        @Nullable Long position = asked.position();
        if ((position == null) == (asked.recordedUntil() == null)) {
            throw GenerationDesk.malformed(
                    "position", "or recordedUntil must be given, and not both");
        }
        long known = snapshots.now(null, asOf -> asOf.position());
        long last =
                position == null
                        ? snapshots.read(
                                who.reader(),
                                null,
                                new Axes(null, asked.recordedUntil(), null),
                                asOf -> asOf.position())
                        : position;
        if (last < 0 || (position != null && last > known)) {
            throw GenerationDesk.malformed(
                    "position", "must be 0 to %d, not %d".formatted(known, last));
        }
        return last;
    }

    @PostMapping("/api/reviews/{review}/orders")
    @ResponseStatus(HttpStatus.CREATED)
    Review order(@PathVariable String review, HttpServletRequest request, ActorAuthentication who) {
        ReviewDesk.require(who);
        return Review.of(generations.obey(Body.read(request), review));
    }
}
