package io.incidentledger.wire.actor;

import java.util.Set;

/**
 * Who typed it.
 *
 * @param issuer who vouches for them: the token's {@code iss}
 * @param subject their pseudonym there: the token's {@code sub}
 * @param roles what they may do; may be empty
 */
public record Actor(String issuer, String subject, Set<Role> roles) {
    /** Copies the roles. */
    public Actor {
        roles = Set.copyOf(roles);
    }

    /** Whether they have the role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }
}
