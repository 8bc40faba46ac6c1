package io.incidentledger.standalone.demo;

import org.jspecify.annotations.Nullable;

/** What became of one try: an answer, or the reason why there is none. */
record Outcome(@Nullable Answer given, String why) {
    static Outcome of(Answer answer) {
        return new Outcome(
                answer, "The product says %s (%s)".formatted(answer.code(), answer.detail()));
    }

    static Outcome away(String reason) {
        return new Outcome(null, "The product does not answer (%s)".formatted(reason));
    }

    boolean settled() {
        return given != null && !given.isPassing();
    }

    Answer answer() {
        return orStop();
    }

    Answer orStop() {
        if (given == null) {
            throw new DemoStopped(
                    why
                            + " for two minutes; start it with ./incident up and run the demo"
                            + " again: it goes on where it stopped");
        }
        return given;
    }
}
