package io.incidentledger.api.incident;

import io.incidentledger.api.catalogue.ServiceId;

import org.jspecify.annotations.Nullable;

/**
 * What tells the disruptions of one pair apart: the cause and what it names.
 *
 * @param cause the cause
 * @param of the service or the step that it names; null where it names nothing
 */
public record CauseKey(Cause cause, @Nullable String of) {
    /** The key of what a start says. */
    static CauseKey of(Cause cause, @Nullable ServiceId dependency, @Nullable String step) {
        return new CauseKey(cause, named(dependency, step));
    }

    static @Nullable String named(@Nullable ServiceId dependency, @Nullable String step) {
        return dependency == null ? step : dependency.value();
    }
}
