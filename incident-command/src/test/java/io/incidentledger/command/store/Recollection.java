package io.incidentledger.command.store;

import org.jspecify.annotations.Nullable;

/** What a process remembers of a stream, to be held against what others do. */
public final class Recollection {
    private Recollection() {}

    /** The state; null if there is none. */
    public static @Nullable Object of(RememberedStates states, String stream) {
        return states.of(stream);
    }
}
