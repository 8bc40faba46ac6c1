package io.incidentledger.command.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

class RememberedStatesTest {
    private record Nothing() implements Rememberable<Nothing> {
        @Override
        public Nothing copy() {
            return this;
        }
    }

    private static final String STREAM = "INC-2026-000001";

    private final RememberedStates states = new RememberedStates(100);

    /** Fails when the last word is the last one that was said. */
    @Test
    void an_older_state_never_replaces_a_newer_one() {
        states.remember(STREAM, at(7));
        states.remember(STREAM, at(6));
        assertThat(states.of(STREAM)).isEqualTo(at(7));
        states.remember(STREAM, at(8));
        assertThat(states.of(STREAM)).isEqualTo(at(8));
    }

    @Test
    void only_the_state_that_was_wrong_is_forgotten() {
        RememberedState wrong = at(6);
        RememberedState right = at(7);
        states.remember(STREAM, wrong);
        states.remember(STREAM, right);
        states.forget(STREAM, wrong);
        assertThat(states.of(STREAM)).isSameAs(right);
        states.forget(STREAM, right);
        assertThat(states.of(STREAM)).isNull();
    }

    /** Fails when a long stream counts like a short one. */
    @Test
    void all_of_them_together_stand_for_no_more_events_than_there_may_be() {
        IntStream.range(0, 50).forEach(stream -> states.remember("stream " + stream, at(8)));
        assertThat(
                        IntStream.range(0, 50)
                                .mapToObj(stream -> states.of("stream " + stream))
                                .filter(state -> state != null)
                                .mapToInt(RememberedState::weight)
                                .sum())
                .isBetween(90, 100);
        states.remember(STREAM, at(100));
        assertThat(states.of(STREAM)).isNull();
    }

    private static RememberedState at(long sequence) {
        return new RememberedState(sequence, "event " + sequence, new Nothing());
    }
}
