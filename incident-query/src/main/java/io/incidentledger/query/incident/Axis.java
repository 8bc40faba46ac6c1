package io.incidentledger.query.incident;

import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.query.read.Axes;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.stream.Stream;

/** One of the clocks that a view can be cut by. */
enum Axis {
    VALID_AT("validAt"),
    KNOWN_AT("knownAt"),
    LEARNED_UNTIL("learnedUntil");

    private final String parameter;

    Axis(String parameter) {
        this.parameter = parameter;
    }

    /**
     * By the name of its parameter.
     *
     * @throws MalformedInput if there is no such axis, or none is named
     */
    static Axis of(@Nullable String text) {
        return Stream.of(values())
                .filter(axis -> axis.parameter.equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new MalformedInput(
                                        "axis", "must be validAt, knownAt or learnedUntil"));
    }

    /** The name of its parameter. */
    String parameter() {
        return parameter;
    }

    /** The bound on this axis. */
    @Nullable Instant in(Axes axes) {
        return switch (this) {
            case VALID_AT -> axes.validAt();
            case KNOWN_AT -> axes.knownAt();
            case LEARNED_UNTIL -> axes.learnedUntil();
        };
    }

    /** The same, with another bound on this axis. */
    Axes at(@Nullable Instant moment, Axes axes) {
        return switch (this) {
            case VALID_AT -> new Axes(moment, axes.knownAt(), axes.learnedUntil());
            case KNOWN_AT -> new Axes(axes.validAt(), moment, axes.learnedUntil());
            case LEARNED_UNTIL -> new Axes(axes.validAt(), axes.knownAt(), moment);
        };
    }
}
