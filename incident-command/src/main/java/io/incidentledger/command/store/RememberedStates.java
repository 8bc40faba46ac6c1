package io.incidentledger.command.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.jspecify.annotations.Nullable;

/**
 * The states of the streams that were used last, in the memory of this process. Whoever takes one
 * reads what has come since: a state that is missing or old costs time and never changes a
 * decision.
 */
public final class RememberedStates {
    private final Cache<String, RememberedState> states;

    /**
     * @param events how many events all states together may stand for; 0 remembers nothing
     */
    public RememberedStates(long events) {
        states =
                Caffeine.newBuilder()
                        .maximumWeight(events)
                        .weigher((String _, RememberedState state) -> state.weight())
                        // Events are counted and not measured: were all of them as large as they
                        // may be, the collector would take them before memory runs out.
                        .softValues()
                        // In the thread of the command: it is short, and then the bound holds.
                        .executor(Runnable::run)
                        .build();
    }

    /** The newest of a stream; null if there is none, or none any more. */
    @Nullable RememberedState of(String stream) {
        return states.getIfPresent(stream);
    }

    /**
     * Remembers a state, unless a newer one of that stream is known.
     *
     * @param state committed, all of it
     */
    void remember(String stream, RememberedState state) {
        states.asMap()
                .merge(
                        stream,
                        state,
                        (known, other) -> known.sequence() >= other.sequence() ? known : other);
    }

    /** Forgets this state of a stream; a newer one stays. */
    void forget(String stream, RememberedState state) {
        states.asMap().remove(stream, state);
    }
}
