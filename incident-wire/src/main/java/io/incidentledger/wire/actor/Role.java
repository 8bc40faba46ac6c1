package io.incidentledger.wire.actor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do. */
public enum Role {
    /** Records what happens in an incident, and registers provisionally. */
    OPERATOR,
    /** Reads everything, also as it was. */
    REVIEWER,
    /** Reads. */
    OBSERVER,
    /** Keeps the catalogue and the installation. */
    ADMINISTRATOR;

    /** The text in the token's claim {@code roles}, and the name of the authority. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role by its text, if it is one of ours. */
    public static Optional<Role> of(String claim) {
        return Arrays.stream(values()).filter(role -> role.claim().equals(claim)).findAny();
    }
}
